import { type RawBuilder, sql } from 'kysely';
import { inFeeds } from '#server/articles/scope-queries.ts';
import { viewPredicate } from '#server/articles/view-queries.ts';
import type { SearchPart, SearchState, WordsPart } from '#shared/search-part.ts';
import { beginningOf } from './date-bounds.ts';
import { idsOfPart } from './match-names.ts';
import type { Names } from './name-queries.ts';

type Condition = RawBuilder<boolean>;

/** What a part says of an article, but for words: those are asked of the index. `now` in epoch ms. */
export function conditionOf(
  part: Exclude<SearchPart, WordsPart>,
  { names, now }: { names: Names; now: number },
): Condition {
  const holds = positiveOf(part, { names, now });
  // Of what is not known, such as the score of an unscored article, nothing holds.
  return part.not ? sql`not coalesce(${holds}, false)` : holds;
}

function positiveOf(
  part: Exclude<SearchPart, WordsPart>,
  { names, now }: { names: Names; now: number },
): Condition {
  switch (part.kind) {
    case 'feed':
      return inFeeds(sql`true`, listOf(idsOfPart(part, names)));
    case 'folder':
      return inFeeds(
        sql`true`,
        sql`select id from feeds where folder_id in (${listOf(idsOfPart(part, names))})`,
      );
    case 'category':
      return carries(idsOfPart(part, names), names);
    case 'is':
      return states[part.state];
    case 'score':
      // A badge shows the rank as a whole number, halves rounded up.
      return sql`(articles.rank >= ${part.from - 0.5} and articles.rank < ${part.to + 0.5})`;
    case 'date': {
      const bound = beginningOf(part.date, now);
      return part.side === 'after'
        ? sql`(articles.published_at >= ${bound})`
        : sql`(articles.published_at < ${bound})`;
    }
  }
}

const states: Record<SearchState, Condition> = {
  unread: sql`(articles.read_at is null)`,
  read: sql`(articles.read_at is not null)`,
  starred: viewPredicate('starred', 0),
  scored: sql`(articles.score is not null)`,
  unscored: sql`(articles.score is null)`,
  waiting: viewPredicate('scoring', 0),
  blocked: viewPredicate('blocked', 0),
  failed: viewPredicate('failed', 0),
};

/** Categories with those below them. */
function carries(ids: readonly number[], { categories }: Names): Condition {
  const below = categories.flatMap(({ id, parent_id: parent }) =>
    parent !== null && ids.includes(parent) ? [id] : [],
  );
  return sql`(articles.id in (
    select article_id from article_categories where category_id in (${listOf([...ids, ...below])})))`;
}

function listOf(ids: readonly number[]): RawBuilder<unknown> {
  return sql`select value from json_each(${JSON.stringify(ids)})`;
}

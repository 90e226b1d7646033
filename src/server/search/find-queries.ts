import { type RawBuilder, sql } from 'kysely';
import { type ArticleScope, collected } from '#server/articles/scope-queries.ts';
import { freshStretch, stretchesOf, withJobs } from '#server/articles/view-queries.ts';
import type { SearchDatabase } from '#server/database/search-file.ts';
import { MAX_LISTED_IDS } from '#shared/limits.ts';
import type { Sort, View } from '#shared/page.ts';
import type { SearchPart, SearchQuery, WordsPart } from '#shared/search-part.ts';
import { conditionOf } from './condition-queries.ts';
import { askIndex } from './match-expression.ts';
import type { Names } from './name-queries.ts';

/** Which articles are searched. Without a view: all that are not blocked, and those too if the search asks for them. */
export type SearchScope = ArticleScope & { view?: View | undefined };

/** What is asked, with all that its words mean at the moment; `now` in epoch ms. */
export type Question = { query: SearchQuery; scope: SearchScope; names: Names; now: number };

/** How a list of what is found is ordered: the setting's values come along. */
type FoundOrder = { sort: Sort; unscored: 'top' | 'middle'; freshPoints: number; limit?: number };

export type Found = { ids: number[]; total: number; unranked: number };

/** What is found, in order: the first {@link MAX_LISTED_IDS} ids, and how many there are in truth. */
export async function listFound(db: SearchDatabase, question: Question, order: FoundOrder): Promise<Found> {
  // Nothing is asked: nobody wants to see everything.
  if (question.query.parts.length === 0) return { ids: [], total: 0, unranked: 0 };
  const limit = order.limit ?? MAX_LISTED_IDS;
  // Collected once and looked at twice: what takes time is to collect.
  const { rows } = await sql<{ id: number; total: number; unranked: number }>`
    with found as materialized (
      select articles.id, articles.rank, articles.published_at ${foundBy(question)}
    )
    select articles.id,
      (select count(*) from found) as total,
      (select count(*) from found where rank is null) as unranked
    from found as articles ${order.sort === 'queue' ? withJobs : sql``} order by ${orderOf(order)} limit ${limit}
  `.execute(db);
  const { total, unranked } = rows[0] ?? { total: 0, unranked: 0 };
  return { ids: rows.map(({ id }) => id), total, unranked };
}

/** In epoch ms: listed by then, and published before. */
export type UnreadUntil = { upTo: number; publishedBefore?: number | undefined };

/** All unread ones of what is found that stood there at a time already. */
export async function listFoundUnread(
  db: SearchDatabase,
  question: Question,
  { upTo, publishedBefore }: UnreadUntil,
): Promise<number[]> {
  if (question.query.parts.length === 0) return [];
  const { rows } = await sql<{ id: number }>`
    select articles.id ${foundBy(question)}
      and articles.read_at is null and articles.listed_at <= ${upTo}
      and articles.published_at < ${publishedBefore ?? Number.MAX_SAFE_INTEGER}
  `.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * The index stands first, as it knows the few of all articles. Every so often a row is asked whether anybody still
 * wants the answer: asking at each would take as long as finding it.
 */
function foundBy({ query: { parts }, scope, names, now }: Question): RawBuilder<unknown> {
  const { all, none } = askIndex(parts);
  const { view, ...part } = scope;
  const conditions = [
    sql`(articles.id % 256 > 0 or is_wanted())`,
    collected(viewOf(parts, view), { ...part, now }),
    ...parts.filter(isNoWords).map((other) => conditionOf(other, { names, now })),
  ];
  const where = sql.join(conditions, sql` and `);
  if (all !== undefined) {
    const expression = none === undefined ? all : `(${all}) NOT (${none})`;
    return sql`from article_index cross join articles on articles.id = article_index.rowid
      where article_index match ${expression} and ${where}`;
  }
  const without = sql`articles.id not in (select rowid from article_index where article_index match ${none})`;
  return sql`from articles where ${none === undefined ? sql`true` : without} and ${where}`;
}

/** A search goes through all that is not blocked, unless it asks for just that. */
function viewOf(parts: readonly SearchPart[], view: View = 'all'): View {
  const asksForBlocked = parts.some((part) => part.kind === 'is' && part.state === 'blocked' && !part.not);
  return view === 'all' && asksForBlocked ? 'blocked' : view;
}

function isNoWords(part: SearchPart): part is Exclude<SearchPart, WordsPart> {
  return part.kind !== 'words';
}

/** The orders of the lists, of one table in one go. */
function orderOf({ sort, unscored, freshPoints }: FoundOrder): RawBuilder<unknown> {
  if (sort === 'fresh' && freshPoints > 0) {
    return freshStretch({ points: freshPoints, since: 0 }).order;
  }
  const wanted = sort === 'fresh' ? 'best' : sort;
  const [first, second] = stretchesOf(wanted, unscored);
  // Those of the other stretch have all one position, so the order by position is also theirs.
  const byPosition = (wanted === 'best' ? (second ?? first) : first)?.order ?? sql`articles.id`;
  return second && first ? sql`${first.where} desc, ${byPosition}` : byPosition;
}

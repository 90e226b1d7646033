import { type RawBuilder, sql } from 'kysely';
import { effectiveWeight } from '#server/database/effective-weight.ts';
import type { Database } from '#server/database/open.ts';
import type { StoredState } from '#server/database/schema.ts';
import { toTime } from '#server/platform/time.ts';
import type { ArticleRow, ArticleState } from '#shared/article.ts';
import type { CategoryRef } from '#shared/category.ts';

/** Rows for the given ids, in the order of the ids; ids that are gone are left out. `now` in epoch ms. */
export async function findArticleRows(
  db: Database,
  ids: readonly number[],
  now: number,
): Promise<ArticleRow[]> {
  if (ids.length === 0) return [];
  const given = sql`select value from json_each(${JSON.stringify(ids)})`;
  const found = await selectRows(given, now).execute(db);
  const categories = await findCategoriesOf(db, given);
  const byId = new Map(found.rows.map((row) => [row.id, toArticleRow(row, categories.get(row.id) ?? [])]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type ShownOtherwise =
  | 'read'
  | 'starred'
  | 'published_at'
  | 'closest_to'
  | 'rejudging'
  | 'state'
  | 'categories';
type SelectedRow = Omit<ArticleRow, ShownOtherwise> & {
  published_at: number;
  read_at: number | null;
  starred_at: number | null;
  estimate_phrase: string | null;
  state: StoredState;
  rejudging: 0 | 1;
  leased: 0 | 1 | null;
};

/** Written out: put together by the query builder it took longer than the database needs for fifty rows. */
function selectRows(given: RawBuilder<unknown>, now: number) {
  return sql<SelectedRow>`
    select articles.id, articles.feed_id, articles.title, articles.url, articles.author, articles.published_at,
      articles.read_at, articles.starred_at, articles.excerpt, articles.word_count, articles.score,
      articles.estimate, articles.estimate_phrase, articles.state, articles.rejudging,
      coalesce(feeds.custom_title, feeds.title, articles.gone_feed_title, '') as feed_title,
      judgements.interest, judgements.quality, judgements.explanation,
      judging_jobs.stages, judging_jobs.lease_until > ${now} as leased,
      judging_failures.class as failure_class, feedback.verdict as feedback
    from articles
    left join feeds on feeds.id = articles.feed_id
    left join judgements on judgements.article_id = articles.id
    left join judging_jobs on judging_jobs.article_id = articles.id
    left join judging_failures on judging_failures.article_id = articles.id
    left join feedback on feedback.article_id = articles.id
    where articles.id in (${given})
  `;
}

/** Categories of several articles, each list in the order in which the model named them. */
async function findCategoriesOf(
  db: Database,
  given: RawBuilder<unknown>,
): Promise<Map<number, CategoryRef[]>> {
  const { rows } = await sql<CategoryRef & { article_id: number }>`
    select article_categories.article_id, categories.id, categories.name, ${effectiveWeight} as weight
    from article_categories
    join categories on categories.id = article_categories.category_id
    left join categories as parents on parents.id = categories.parent_id
    where article_categories.article_id in (${given}) and categories.hidden_at is null
    order by article_categories.position, article_categories.category_id
  `.execute(db);
  const byArticle = new Map<number, CategoryRef[]>();
  for (const { article_id: articleId, id, name, weight } of rows) {
    const others = byArticle.get(articleId);
    if (others) others.push({ id, name, weight });
    else byArticle.set(articleId, [{ id, name, weight }]);
  }
  return byArticle;
}

function toArticleRow(row: SelectedRow, categories: CategoryRef[]): ArticleRow {
  return {
    id: row.id,
    feed_id: row.feed_id,
    feed_title: row.feed_title,
    title: row.title,
    url: row.url,
    author: row.author,
    published_at: toTime(row.published_at),
    read: row.read_at !== null,
    starred: row.starred_at !== null,
    excerpt: row.excerpt,
    word_count: row.word_count,
    score: row.score === null ? null : Math.round(row.score),
    estimate: row.estimate === null ? null : Math.round(row.estimate),
    closest_to: row.estimate_phrase,
    interest: row.interest,
    quality: row.quality,
    explanation: row.explanation,
    categories,
    state: shownState(row),
    rejudging: row.rejudging === 1,
    stages: row.stages,
    failure_class: row.failure_class,
    feedback: row.feedback,
  };
}

function shownState(row: Pick<SelectedRow, 'state' | 'rejudging' | 'leased'>): ArticleState {
  if (row.state === 'blocked') return 'blocked';
  if (row.state === 'waiting' || row.rejudging === 1) return row.leased ? 'judging' : 'waiting';
  return row.state === 'new' ? 'not_queued' : row.state;
}

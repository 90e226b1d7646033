import { sql } from 'kysely';
import { effectiveWeight } from '#server/database/effective-weight.ts';
import type { Database } from '#server/database/open.ts';
import { toTime } from '#server/platform/time.ts';
import type { ArticleRow, ArticleState } from '#shared/article.ts';
import type { CategoryRef } from '#shared/category.ts';

/** Rows for the given ids, in the order of the ids; ids that are gone are left out. `now` in epoch ms. */
export async function findArticleRows(db: Database, ids: number[], now: number): Promise<ArticleRow[]> {
  if (ids.length === 0) return [];
  const found = await selectRows(db, now).where('articles.id', 'in', ids).execute();
  const categories = await findCategoriesOf(db, ids);
  const byId = new Map(found.map((row) => [row.id, toArticleRow(row, categories.get(row.id) ?? [])]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

type SelectedRow = Awaited<ReturnType<ReturnType<typeof selectRows>['execute']>>[number];

function selectRows(db: Database, now: number) {
  return db
    .selectFrom('articles')
    .leftJoin('feeds', 'feeds.id', 'articles.feed_id')
    .leftJoin('judgements', 'judgements.article_id', 'articles.id')
    .leftJoin('judging_jobs', 'judging_jobs.article_id', 'articles.id')
    .leftJoin('judging_failures', 'judging_failures.article_id', 'articles.id')
    .leftJoin('feedback', 'feedback.article_id', 'articles.id')
    .select([
      'articles.id',
      'articles.feed_id',
      'articles.title',
      'articles.url',
      'articles.author',
      'articles.published_at',
      'articles.read_at',
      'articles.starred_at',
      'articles.excerpt',
      'articles.word_count',
      'articles.score',
      'articles.estimate',
      'articles.estimate_phrase',
      'articles.state',
      'articles.rejudging',
      'judgements.interest',
      'judgements.quality',
      'judgements.explanation',
      'judging_jobs.stages',
      'judging_failures.class as failure_class',
      'feedback.verdict as feedback',
    ])
    .select(
      sql<string>`coalesce(feeds.custom_title, feeds.title, articles.gone_feed_title, '')`.as('feed_title'),
    )
    .select(sql<number>`judging_jobs.lease_until > ${now}`.as('leased'));
}

/** Categories of several articles, each list in the order in which the model named them. */
async function findCategoriesOf(db: Database, articleIds: number[]): Promise<Map<number, CategoryRef[]>> {
  const rows = await db
    .selectFrom('article_categories')
    .innerJoin('categories', 'categories.id', 'article_categories.category_id')
    .leftJoin('categories as parents', 'parents.id', 'categories.parent_id')
    .where('article_categories.article_id', 'in', articleIds)
    .where('categories.hidden_at', 'is', null)
    .orderBy('article_categories.position')
    .orderBy('article_categories.category_id')
    .select(['article_categories.article_id', 'categories.id', 'categories.name'])
    .select(effectiveWeight.as('weight'))
    .execute();
  const byArticle = new Map<number, CategoryRef[]>();
  for (const { article_id, ...category } of rows) {
    byArticle.set(article_id, [...(byArticle.get(article_id) ?? []), category]);
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

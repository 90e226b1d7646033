import { jobRank } from '#server/database/job-rank.ts';
import type { Database } from '#server/database/open.ts';
import type { ArticleLine } from './article-line-schema.ts';
import { insertVote } from './import-queries.ts';

/** Rows of one statement: with at most 26 columns each they stay below the 32,766 parameters that SQLite takes. */
const ROWS_AT_ONCE = 1_000;

/** Inserts articles with all that belongs to them; counters and shelves are the database's own work. */
export async function insertArticles(db: Database, articles: readonly ArticleLine[]): Promise<void> {
  for (const some of pieces(articles)) {
    await db.insertInto('articles').values(some.map(articleRow)).execute();
  }
  for (const some of pieces(
    articles.flatMap(({ id, content }) => (content ? [{ article_id: id, ...content }] : [])),
  )) {
    await db.insertInto('article_contents').values(some).execute();
  }
  await insertLists(db, articles);
  await insertResults(db, articles);
  for (const { id, vote } of articles) if (vote) await insertVote(db, vote, id);
  for (const article of articles) await insertJob(db, article);
}

async function insertLists(db: Database, articles: readonly ArticleLine[]): Promise<void> {
  const enclosures = articles.flatMap(({ id, enclosures: all }) =>
    all.map((one) => ({ article_id: id, ...one })),
  );
  for (const some of pieces(enclosures)) await db.insertInto('enclosures').values(some).execute();
  const tags = articles.flatMap(({ id, tags: all }) => all.map((tag) => ({ article_id: id, tag })));
  for (const some of pieces(tags)) await db.insertInto('feed_tags').values(some).execute();
  const categories = articles.flatMap(({ id, categories: all }) =>
    all.map((one) => ({ article_id: id, category_id: one.id, position: one.position })),
  );
  for (const some of pieces(categories)) await db.insertInto('article_categories').values(some).execute();
  const alsoIn = articles.flatMap(({ id, also_in: all }) => all.map((one) => ({ article_id: id, ...one })));
  for (const some of pieces(alsoIn)) await db.insertInto('article_duplicates').values(some).execute();
}

async function insertResults(db: Database, articles: readonly ArticleLine[]): Promise<void> {
  for (const { id, judgement, failure } of articles) {
    if (judgement)
      await db
        .insertInto('judgements')
        .values({ article_id: id, ...judgement })
        .execute();
    if (failure)
      await db
        .insertInto('judging_failures')
        .values({ article_id: id, ...failure })
        .execute();
  }
}

async function insertJob(db: Database, { id, job }: ArticleLine): Promise<void> {
  if (!job) return;
  await db
    .insertInto('judging_jobs')
    .columns(['article_id', 'reason', 'stages', 'enqueued_at', 'rank'])
    .expression((row) =>
      row
        .selectFrom('articles')
        .select(['id', row.val(job.reason).as('reason'), row.val(job.stages).as('stages')])
        .select([row.val(job.enqueued_at).as('enqueued_at'), jobRank.as('rank')])
        .where('id', '=', id),
    )
    .execute();
}

function articleRow(article: ArticleLine) {
  const { type, content, enclosures, tags, categories, judgement, failure, vote, also_in, job, ...row } =
    article;
  return row;
}

function* pieces<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_AT_ONCE)
    yield rows.slice(start, start + ROWS_AT_ONCE);
}

import type { Selectable } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Tables } from '#server/database/schema.ts';
import type { ArticleLine } from './article-line-schema.ts';

/** An article as a line without its texts, which may be large and come one by one. */
export type WrittenArticle = Omit<ArticleLine, 'type' | 'content'>;

const articleColumns = [
  'id',
  'feed_id',
  'gone_feed_title',
  'external_id',
  'url',
  'url_key',
  'title',
  'author',
  'excerpt',
  'word_count',
  'image_url',
  'language',
  'published_at',
  'fetched_at',
  'updated_at',
  'listed_at',
  'read_at',
  'starred_at',
  'content_removed_at',
  'state',
  'rejudging',
  'score',
  'blocked_by',
  'estimate',
  'estimate_phrase',
  'below_minimum',
] as const;

type Row = Selectable<Pick<Tables['articles'], (typeof articleColumns)[number]>>;

/** The next articles by their ids, with what belongs to them. */
export async function listWrittenArticles(
  db: Database,
  { after, limit }: { after: number; limit: number },
): Promise<WrittenArticle[]> {
  const rows = await db
    .selectFrom('articles')
    .select(articleColumns)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  const parts = await readParts(
    db,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => describeArticle(row, parts(row.id)));
}

/** The texts of one article. */
export async function findWrittenContent(db: Database, id: number): Promise<ArticleLine['content']> {
  const row = await db
    .selectFrom('article_contents')
    .select(['html', 'text', 'summary', 'comments_url', 'full_html', 'full_text', 'full_fetched_at'])
    .select(['full_failure', 'full_wanted_at', 'hash'])
    .where('article_id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

type Parts = Omit<WrittenArticle, keyof Row>;

function describeArticle(row: Row, parts: Parts): WrittenArticle {
  // What says that it waits and has no place in the queue would wait for ever.
  const isLost = parts.job === null;
  const state = isLost && row.state === 'waiting' ? 'new' : row.state;
  const flags = { rejudging: isLost ? 0 : flagOf(row.rejudging), below_minimum: flagOf(row.below_minimum) };
  return { ...row, ...parts, state, ...flags };
}

function flagOf(value: number): 0 | 1 {
  return value === 0 ? 0 : 1;
}

async function readParts(db: Database, ids: number[]): Promise<(id: number) => Parts> {
  const lists = await readLists(db, ids);
  const judgements = await readJudgements(db, ids);
  const failures = await db
    .selectFrom('judging_failures')
    .select(['article_id', 'class', 'text', 'raw_answer', 'failed_at'])
    .select(['category_fingerprint', 'score_fingerprint'])
    .where('article_id', 'in', ids)
    .execute();
  const jobs = await db
    .selectFrom('judging_jobs')
    .select(['article_id', 'reason', 'stages', 'enqueued_at'])
    .where('article_id', 'in', ids)
    .execute();
  const [judgementOf, failureOf, jobOf] = [byArticle(judgements), byArticle(failures), byArticle(jobs)];
  const voteOf = await readVotes(db, ids);
  return (id) => ({
    ...lists(id),
    judgement: judgementOf(id)[0] ?? null,
    failure: failureOf(id)[0] ?? null,
    vote: voteOf.get(id) ?? null,
    job: jobOf(id)[0] ?? null,
  });
}

type Lists = Pick<WrittenArticle, 'enclosures' | 'tags' | 'categories' | 'also_in'>;

async function readLists(db: Database, ids: number[]): Promise<(id: number) => Lists> {
  const enclosures = await db
    .selectFrom('enclosures')
    .select(['article_id', 'url', 'type', 'length', 'duration'])
    .where('article_id', 'in', ids)
    .orderBy('id')
    .execute();
  const tags = await db.selectFrom('feed_tags').selectAll().where('article_id', 'in', ids).execute();
  const categories = await db
    .selectFrom('article_categories')
    .select(['article_id', 'category_id as id', 'position'])
    .where('article_id', 'in', ids)
    .orderBy('position')
    .orderBy('category_id')
    .execute();
  const alsoIn = await db
    .selectFrom('article_duplicates')
    .select(['article_id', 'feed_id', 'external_id', 'url', 'title', 'seen_at'])
    .where('article_id', 'in', ids)
    .orderBy('id')
    .execute();
  const enclosuresOf = byArticle(enclosures);
  const [tagsOf, categoriesOf, alsoInOf] = [byArticle(tags), byArticle(categories), byArticle(alsoIn)];
  return (id) => ({
    enclosures: enclosuresOf(id),
    tags: tagsOf(id).map(({ tag }) => tag),
    categories: categoriesOf(id),
    also_in: alsoInOf(id),
  });
}

async function readJudgements(db: Database, ids: number[]) {
  const rows = await db.selectFrom('judgements').selectAll().where('article_id', 'in', ids).execute();
  return rows.map((row) => ({ ...row, by_quality_alone: flagOf(row.by_quality_alone) }));
}

async function readVotes(db: Database, ids: number[]): Promise<Map<number, ArticleLine['vote']>> {
  const rows = await db
    .selectFrom('feedback')
    .select(['id', 'article_id', 'verdict', 'voted_at', 'title', 'url', 'feed_title', 'excerpt'])
    .select('category_names')
    .where('article_id', 'in', ids)
    .execute();
  return new Map(
    rows.map(({ article_id: id, ...row }) => [
      id ?? 0,
      { ...row, category_names: JSON.parse(row.category_names) },
    ]),
  );
}

/** Rows by their article, without its id. */
function byArticle<Row extends { article_id: number }>(
  rows: readonly Row[],
): (id: number) => Omit<Row, 'article_id'>[] {
  const found = Map.groupBy(rows, ({ article_id: id }) => id);
  return (id) => (found.get(id) ?? []).map(({ article_id: _id, ...row }) => row);
}

import { sql } from 'kysely';
import { jobRank } from '#server/database/job-rank.ts';
import type { Database } from '#server/database/open.ts';
import { fromStored, type StoredVectors } from './embedding/stored-vectors.ts';
import type { ArticleVectors } from './learning/sources.ts';

/** Vectors that count: of words by one of these digests, of the embedding model by its own. */
export type CurrentDigests = { words: readonly string[]; embedding: string | undefined };

/** An article with what it is estimated by, and its estimate as it stands. */
export type EstimableArticle = ArticleVectors & {
  id: number;
  publishedAt: number;
  estimate: number | null;
  phrase: string | null;
  /** False while nothing has been read of it. */
  isRead: boolean;
};

/** Where a walk through the articles, the newest first, has come to. */
export type Place = { publishedAt: number; id: number };

/** Ahead of all articles. */
export const TOP: Place = { publishedAt: Number.MAX_SAFE_INTEGER, id: 0 };

/** The next unread or starred articles behind this place. */
export async function listEstimable(
  db: Database,
  digests: CurrentDigests,
  { after, limit }: { after: Place; limit: number },
): Promise<EstimableArticle[]> {
  // The condition is that of the index articles_to_estimate.
  const { rows } = await sql<StoredArticle>`${selectArticles(digests, sql`articles`)}
    where (articles.read_at is null or articles.starred_at is not null)
      and (articles.published_at, articles.id) < (${after.publishedAt}, ${after.id})
    order by articles.published_at desc, articles.id desc limit ${limit}
  `.execute(db);
  return rows.map(toEstimable);
}

/** These articles; those that are gone are left out. */
export async function findEstimable(
  db: Database,
  digests: CurrentDigests,
  ids: readonly number[],
): Promise<EstimableArticle[]> {
  const wanted = sql`json_each(${JSON.stringify(ids)}) as wanted join articles on articles.id = wanted.value`;
  const { rows } = await sql<StoredArticle>`${selectArticles(digests, wanted)}`.execute(db);
  return rows.map(toEstimable);
}

type StoredArticle = StoredVectors & {
  id: number;
  published_at: number;
  estimate: number | null;
  estimate_phrase: string | null;
  is_read: number;
};

function selectArticles({ words, embedding }: CurrentDigests, articles: ReturnType<typeof sql>) {
  return sql`
    select articles.id, articles.published_at, articles.estimate, articles.estimate_phrase,
      words.vector as words, words.codes, embeddings.vector as embedding,
      words.article_id is not null or embeddings.article_id is not null as is_read
    from ${articles}
    left join article_vectors as words on words.article_id = articles.id and words.source = 'words'
      and words.digest in (${sql.join(words)})
    left join article_vectors as embeddings on embeddings.article_id = articles.id
      and embeddings.source = 'embedding' and embeddings.digest = ${embedding ?? null}
  `;
}

function toEstimable({ id, published_at, estimate, estimate_phrase, is_read, ...stored }: StoredArticle) {
  const columns = { id, publishedAt: published_at, estimate, phrase: estimate_phrase };
  return { ...columns, isRead: is_read === 1, ...fromStored(stored) };
}

/** The next unread or starred articles behind this place that no words were read of, and where to go on. */
export async function listUnreadPlaces(
  db: Database,
  wordDigests: readonly string[],
  { after, limit }: { after: Place; limit: number },
): Promise<{ ids: number[]; last: Place | undefined }> {
  const { rows } = await sql<{ id: number; published_at: number; missing: number }>`
    select articles.id, articles.published_at, not exists (
      select 1 from article_vectors
      where article_vectors.article_id = articles.id and article_vectors.source = 'words'
        and article_vectors.digest in (${sql.join(wordDigests)})) as missing
    from articles
    where (articles.read_at is null or articles.starred_at is not null)
      and (articles.published_at, articles.id) < (${after.publishedAt}, ${after.id})
    order by articles.published_at desc, articles.id desc limit ${limit}
  `.execute(db);
  const last = rows.at(-1);
  return {
    ids: rows.filter(({ missing }) => missing === 1).map(({ id }) => id),
    last: last && { publishedAt: last.published_at, id: last.id },
  };
}

/** Unread articles of these feeds that no words were read of: added, or changed by a refresh. */
export async function listUnreadOfFeeds(db: Database, feedIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select articles.id from articles
    where articles.feed_id in (select value from json_each(${JSON.stringify(feedIds)}))
      and articles.read_at is null and articles.state <> 'blocked' and articles.rejudging = 0
      and not exists (select 1 from article_vectors
        where article_vectors.article_id = articles.id and article_vectors.source = 'words')
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Those of these articles that are kept estimated. */
export async function listKeptEstimated(db: Database, ids: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('articles')
    .select('id')
    .where('id', 'in', ids)
    .where((row) => row.or([row('read_at', 'is', null), row('starred_at', 'is not', null)]))
    .execute();
  return rows.map(({ id }) => id);
}

export type NewEstimate = { id: number; estimate: number | null; phrase: string | null };

/** Writes estimates, and with them the places of waiting jobs, in the caller's transaction. */
export async function writeEstimates(db: Database, changes: readonly NewEstimate[]): Promise<void> {
  const values = JSON.stringify(changes.map(({ id, estimate, phrase }) => [id, estimate, phrase]));
  await sql`
    update articles set estimate = fresh.value ->> 1, estimate_phrase = fresh.value ->> 2
    from json_each(${values}) as fresh where articles.id = fresh.value ->> 0
  `.execute(db);
  await sql`
    update judging_jobs set rank = (select ${jobRank} from articles where articles.id = judging_jobs.article_id)
    where article_id in (select value ->> 0 from json_each(${values}))
  `.execute(db);
}

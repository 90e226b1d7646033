import { sql } from 'kysely';
import { articleText, articleTextHash } from '#server/database/article-text.ts';
import { commitWithoutWaiting } from '#server/database/dialect.ts';
import type { Database } from '#server/database/open.ts';
import { JUDGEMENT_LIMIT } from '#server/estimates/learning/labels.ts';
import { toBytes, toSigned } from './stored-vectors.ts';

/** An article that waits for its vector. */
export type WaitingArticle = { id: number; title: string; text: string; hash: string };

/** What became of it; without a vector none is possible. */
export type EmbeddedArticle = { id: number; hash: string; vector: Int8Array | undefined };

/** Rows that one statement of the cleaning takes away, so that none holds the database for long. */
const CLEANED_AT_ONCE = 200;

/** Those that are shown with an estimate, and those that teach: voted on, or judged lately and still with their text. */
const worthEmbedding = sql`(
  articles.read_at is null or articles.starred_at is not null
  or articles.id in (select article_id from feedback)
  or articles.content_removed_at is null
    and articles.id in (select article_id from judgements order by judged_at desc limit ${sql.lit(JUDGEMENT_LIMIT)})
)`;

const hasVector = (digest: string) => sql`exists (
  select 1 from article_vectors
  where article_vectors.article_id = articles.id and source = 'embedding' and digest = ${digest}
)`;

/** The newest articles without a vector of this model. */
export async function listWaitingArticles(
  db: Database,
  digest: string,
  limit: number,
): Promise<WaitingArticle[]> {
  const found = await sql<WaitingArticle>`
    select articles.id, articles.title, ${articleText} as text, ${articleTextHash} as hash
    from (
      select id from articles where ${worthEmbedding} and not ${hasVector(digest)}
      order by published_at desc, id desc limit ${limit}
    ) as waiting
    join articles on articles.id = waiting.id
    join article_contents on article_contents.article_id = articles.id
    order by articles.published_at desc, articles.id desc
  `.execute(db);
  return found.rows;
}

/** How many articles should have a vector of this model, how many were looked at, and how many of those have none. */
export async function countEmbedded(
  db: Database,
  digest: string | null,
): Promise<{ total: number; done: number; skipped: number }> {
  const found = await sql<{ total: number; done: number; skipped: number }>`
    select count(*) as total, count(digest) as done, count(digest) - count(vector) as skipped
    from articles left join article_vectors
      on article_vectors.article_id = articles.id and source = 'embedding' and digest = ${digest}
    where ${worthEmbedding}
  `.execute(db);
  return found.rows[0] ?? { total: 0, done: 0, skipped: 0 };
}

/**
 * Stores vectors, one of another model gives way; votes on these articles keep theirs too. An article that went
 * or changed meanwhile is left out and goes on waiting. What a power cut takes back is embedded again.
 */
export async function storeArticleVectors(
  db: Database,
  digest: string,
  articles: readonly EmbeddedArticle[],
): Promise<void> {
  const ids = JSON.stringify(articles.map(({ id }) => id));
  await commitWithoutWaiting(db, async (transaction) => {
    for (const { id, hash, vector } of articles) {
      await sql`
        insert into article_vectors (article_id, source, digest, text_hash, vector)
        select article_id, 'embedding', ${digest}, ${articleTextHash}, ${vector ? toBytes(vector) : null}
        from article_contents where article_id = ${id} and ${articleTextHash} = ${hash}
        on conflict (article_id, source) do update
        set digest = excluded.digest, text_hash = excluded.text_hash, vector = excluded.vector
      `.execute(transaction);
    }
    await sql`
      update feedback set embedding = stored.vector, embedding_digest = stored.digest
      from article_vectors as stored
      where feedback.article_id in (select value from json_each(${ids}))
        and stored.article_id = feedback.article_id and stored.source = 'embedding'
    `.execute(transaction);
  });
}

/** A vote whose article is gone: what is left of it is all that the model can read. */
export type WaitingVote = { id: number; title: string; text: string };

/** The newest of these votes that this model has not looked at. */
export async function listWaitingVotes(db: Database, digest: string, limit: number): Promise<WaitingVote[]> {
  return db
    .selectFrom('feedback')
    .where('article_id', 'is', null)
    .where((where) =>
      where.or([where('embedding_digest', 'is', null), where('embedding_digest', '<>', digest)]),
    )
    .select(['id', 'title', 'excerpt as text'])
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export async function storeVoteVectors(
  db: Database,
  digest: string,
  votes: readonly { id: number; vector: Int8Array | undefined }[],
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    for (const { id, vector } of votes) {
      const row = { embedding: vector ? toBytes(vector) : null, embedding_digest: digest };
      await transaction.updateTable('feedback').set(row).where('id', '=', id).execute();
    }
  });
}

/** The vectors of these phrases by this model, as far as there are any. */
export async function findPhraseVectors(
  db: Database,
  digest: string,
  texts: readonly string[],
): Promise<Map<string, Int8Array>> {
  if (texts.length === 0) return new Map();
  const rows = await db
    .selectFrom('phrase_vectors')
    .where('digest', '=', digest)
    .where('text', 'in', texts)
    .select(['text', 'vector'])
    .execute();
  return new Map(rows.map(({ text, vector }) => [text, toSigned(vector)]));
}

export async function storePhraseVectors(
  db: Database,
  digest: string,
  phrases: ReadonlyMap<string, Int8Array>,
): Promise<void> {
  const rows = [...phrases].map(([text, vector]) => ({ digest, text, vector: toBytes(vector) }));
  if (rows.length === 0) return;
  await db
    .insertInto('phrase_vectors')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes away the phrases of this model that are none of these. */
export async function deleteOtherPhrases(
  db: Database,
  digest: string,
  texts: readonly string[],
): Promise<void> {
  await sql`
    delete from phrase_vectors where digest = ${digest}
      and text not in (select value from json_each(${JSON.stringify(texts)}))
  `.execute(db);
}

/** How many numbers the vectors of this model have; undefined while there are none. */
export async function findDimension(db: Database, digest: string): Promise<number | undefined> {
  const found = await sql<{ dimension: number }>`
    select length(vector) as dimension from phrase_vectors where digest = ${digest}
    union all
    select length(vector) from article_vectors
    where source = 'embedding' and digest = ${digest} and vector is not null
    limit 1
  `.execute(db);
  return found.rows[0]?.dimension;
}

/** Takes away some vectors of all models but this one (null: of all); false once none is left. */
export async function deleteOldVectors(db: Database, digest: string | null): Promise<boolean> {
  const kept = digest ?? '';
  const articles = await sql`
    delete from article_vectors where rowid in (
      select rowid from article_vectors where source = 'embedding' and digest <> ${kept}
      limit ${sql.lit(CLEANED_AT_ONCE)}
    )
  `.execute(db);
  await sql`delete from phrase_vectors where digest <> ${kept}`.execute(db);
  return (articles.numAffectedRows ?? 0n) > 0n;
}

/** Articles that had no vector are looked at again: what was wrong with them may have been a bad day of the model. */
export async function forgetSkipped(db: Database): Promise<void> {
  await db
    .deleteFrom('article_vectors')
    .where('source', '=', 'embedding')
    .where('vector', 'is', null)
    .execute();
}

/** All vectors of one model: they do not fit those that it makes now. */
export async function deleteVectorsOf(db: Database, digest: string): Promise<void> {
  await db
    .deleteFrom('article_vectors')
    .where('source', '=', 'embedding')
    .where('digest', '=', digest)
    .execute();
  await db.deleteFrom('phrase_vectors').where('digest', '=', digest).execute();
}

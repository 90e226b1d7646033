import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { CurrentDigests } from '#server/estimates/estimate-queries.ts';
import { fromStored, type StoredVectors } from './embedding/stored-vectors.ts';
import { JUDGEMENT_LIMIT, labelOfJudgement, labelOfVote, type Verdict } from './learning/labels.ts';
import type { KnownArticle } from './learning/learn.ts';

/** As many votes as judgements teach; older ones are outweighed anyway. */
const VOTE_LIMIT = 500;

/** Judgements that are looked through for current ones: whoever changed their interests today has few. */
const LOOKED_THROUGH = 2_000;

/** What teaches: the newest votes, then the newest judgements made with this fingerprint. */
export async function listKnownArticles(
  db: Database,
  digests: CurrentDigests,
  scoreFingerprint: string | undefined,
): Promise<KnownArticle[]> {
  const votes = await listVotes(db, digests);
  if (scoreFingerprint === undefined) return votes;
  return [...votes, ...(await listJudged(db, digests, scoreFingerprint))];
}

/** A vote whose article is gone, or was not read yet, teaches by what was kept with it. */
async function listVotes(db: Database, digests: CurrentDigests): Promise<KnownArticle[]> {
  const { rows } = await sql<StoredVectors & { verdict: Verdict; score: number | null }>`
    select feedback.verdict, articles.score, coalesce(words.vector, feedback.words) as words,
      coalesce(words.codes, feedback.codes) as codes,
      coalesce(embeddings.vector,
        case when feedback.embedding_digest = ${digests.embedding ?? null} then feedback.embedding end
      ) as embedding
    from feedback left join articles on articles.id = feedback.article_id ${joinVectors(digests)}
    order by feedback.id desc limit ${sql.lit(VOTE_LIMIT)}
  `.execute(db);
  return rows.map(({ verdict, score, ...stored }) => ({
    ...labelOfVote(verdict, score ?? undefined),
    ...fromStored(stored),
  }));
}

async function listJudged(
  db: Database,
  digests: CurrentDigests,
  scoreFingerprint: string,
): Promise<KnownArticle[]> {
  const { rows } = await sql<StoredVectors & { score: number }>`
    select articles.score, words.vector as words, words.codes, embeddings.vector as embedding
    from (
      select article_id, score_fingerprint, judged_at from judgements
      order by judged_at desc limit ${sql.lit(LOOKED_THROUGH)}
    ) as judged
    join articles on articles.id = judged.article_id ${joinVectors(digests)}
    where judged.score_fingerprint = ${scoreFingerprint} and articles.score is not null
      and not exists (select 1 from feedback where feedback.article_id = articles.id)
    order by judged.judged_at desc limit ${sql.lit(JUDGEMENT_LIMIT)}
  `.execute(db);
  return rows.map(({ score, ...stored }) => ({ ...labelOfJudgement(score), ...fromStored(stored) }));
}

function joinVectors({ words, embedding }: CurrentDigests) {
  return sql`
    left join article_vectors as words on words.article_id = articles.id and words.source = 'words'
      and words.digest in (${sql.join(words)})
    left join article_vectors as embeddings on embeddings.article_id = articles.id
      and embeddings.source = 'embedding' and embeddings.digest = ${embedding ?? null}
  `;
}

/** So many articles tell the spread of an embedding model. */
export const EMBEDDING_SAMPLE = 300;

/** The vectors of some articles by this model, the last added ones. */
export async function listEmbeddingSample(db: Database, digest: string, limit: number): Promise<Int8Array[]> {
  const rows = await db
    .selectFrom('article_vectors')
    .select('vector')
    .where('source', '=', 'embedding')
    .where('digest', '=', digest)
    .where('vector', 'is not', null)
    .orderBy('article_id', 'desc')
    .limit(limit)
    .execute();
  return rows.flatMap(({ vector }) => (vector ? [new Int8Array(vector)] : []));
}

/** How many judgements were made after this time (epoch ms), counted up to `limit`. */
export async function countJudgedSince(db: Database, since: number, limit: number): Promise<number> {
  const recent = db.selectFrom('judgements').select('article_id').where('judged_at', '>', since).limit(limit);
  const row = await db
    .selectFrom(recent.as('recent'))
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Changes with every vote that comes, goes or is turned round. */
export async function readVotesMark(db: Database): Promise<string> {
  const { rows } = await sql<{ mark: string }>`
    select count(*) || '/' || coalesce(max(id), 0) as mark from feedback
  `.execute(db);
  return rows[0]?.mark ?? '';
}

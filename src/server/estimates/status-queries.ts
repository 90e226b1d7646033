import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';

export type EstimateCounts = {
  /** Unread articles with and without an estimate. */
  estimated: number;
  unestimated: number;
  /** Of the unread ones those in another language than English that no embedding model has read. */
  otherLanguage: number;
};

/** `embedding`: the digest whose vectors count; undefined when no model is chosen. */
export async function readEstimateCounts(
  db: Database,
  embedding: string | undefined,
): Promise<EstimateCounts> {
  const { rows } = await sql<EstimateCounts>`
    select count(articles.estimate) as estimated, count(*) - count(articles.estimate) as unestimated,
      (select count(*) from article_vectors
        join articles on articles.id = article_vectors.article_id
        where article_vectors.language = 'other' and articles.read_at is null
          and not exists (select 1 from article_vectors as embeddings
            where embeddings.article_id = articles.id and embeddings.source = 'embedding'
              and embeddings.digest = ${embedding ?? null} and embeddings.vector is not null)
      ) as "otherLanguage"
    from articles where articles.read_at is null
  `.execute(db);
  return rows[0] ?? { estimated: 0, unestimated: 0, otherLanguage: 0 };
}

import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Fingerprints } from '#server/judging/asking/judge-models.ts';

/** Articles to be judged again, by what has to be asked anew. */
export type StaleArticles = { full: number[]; scoreOnly: number[] };

/**
 * Unread articles with a result or a failure (blocked ones included, those in the queue not) that were
 * made with something else than `current`; with `force` all of them. Categories made by another model are
 * asked for again; where the stored ones are of today, the score alone.
 */
export async function listStaleArticles(
  db: Database,
  current: Fingerprints,
  { force }: { force: boolean },
): Promise<StaleArticles> {
  const staleCategories = force
    ? sql`true`
    : sql`judgements.category_fingerprint is not ${current.categories}`;
  const isWanted = force ? sql`true` : differsFrom(current);
  // Compared by the database: of 100,000 results that are all of today none has to be handed over.
  const { rows } = await sql<{ id: number; full: number }>`
    select articles.id, ${staleCategories} as full
    from articles
    left join judgements on judgements.article_id = articles.id
    left join judging_failures as failures on failures.article_id = articles.id
    where articles.read_at is null
      and (judgements.article_id is not null or failures.article_id is not null)
      and ${isWanted}
      and not exists (select 1 from judging_jobs where judging_jobs.article_id = articles.id)
    order by articles.published_at desc
  `.execute(db);
  const idsOf = (full: number) => rows.filter((row) => row.full === full).map(({ id }) => id);
  return { full: idsOf(1), scoreOnly: idsOf(0) };
}

/** A failure is younger than the result beside it: what was tried last counts. */
function differsFrom({ categories, score }: Fingerprints): RawBuilder<boolean> {
  return sql`case when failures.article_id is null
    then judgements.category_fingerprint is not ${categories} or judgements.score_fingerprint is not ${score}
    else failures.category_fingerprint is not ${categories} or failures.score_fingerprint is not ${score} end`;
}

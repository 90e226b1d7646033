import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Fingerprints } from './judge-models.ts';

/** Articles to be judged again, by what has to be asked anew. */
export type StaleArticles = { full: number[]; scoreOnly: number[] };

/**
 * Unread articles with a result or a failure (blocked ones included, those in the queue not) that were
 * made with something else than `current`; with `force` all of them. Categories made by another model are
 * asked for again; where only the score's makers changed, the score alone.
 */
export async function listStaleArticles(
  db: Database,
  current: Fingerprints,
  { force }: { force: boolean },
): Promise<StaleArticles> {
  // A failure is younger than the result beside it: what it was tried with is what counts.
  const made = await sql<{ id: number; categories: string | null; score: string | null; judged: number }>`
    select articles.id,
      case when failures.article_id is null then judgements.category_fingerprint
        else failures.category_fingerprint end as categories,
      case when failures.article_id is null then judgements.score_fingerprint
        else failures.score_fingerprint end as score,
      judgements.article_id is not null as judged
    from articles
    left join judgements on judgements.article_id = articles.id
    left join judging_failures as failures on failures.article_id = articles.id
    where articles.read_at is null
      and (judgements.article_id is not null or failures.article_id is not null)
      and not exists (select 1 from judging_jobs where judging_jobs.article_id = articles.id)
    order by articles.published_at desc
  `.execute(db);
  const stale: StaleArticles = { full: [], scoreOnly: [] };
  for (const { id, categories, score, judged } of made.rows) {
    if (force || categories !== current.categories) stale.full.push(id);
    else if (score !== current.score) (judged ? stale.scoreOnly : stale.full).push(id);
  }
  return stale;
}

import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Fingerprints } from './judge-models.ts';

/** Articles to be judged again, by what has to be asked anew. */
export type StaleArticles = { full: number[]; scoreOnly: number[] };

/** What made the result of an article, and what its last failure was tried with; null: there is none. */
type MadeWith = {
  id: number;
  categories: string | null;
  score: string | null;
  failed: number;
  triedCategories: string | null;
  triedScore: string | null;
};

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
  const { rows } = await sql<MadeWith>`
    select articles.id, failures.article_id is not null as failed,
      judgements.category_fingerprint as categories, judgements.score_fingerprint as score,
      failures.category_fingerprint as triedCategories, failures.score_fingerprint as triedScore
    from articles
    left join judgements on judgements.article_id = articles.id
    left join judging_failures as failures on failures.article_id = articles.id
    where articles.read_at is null
      and (judgements.article_id is not null or failures.article_id is not null)
      and not exists (select 1 from judging_jobs where judging_jobs.article_id = articles.id)
    order by articles.published_at desc
  `.execute(db);
  const stale: StaleArticles = { full: [], scoreOnly: [] };
  for (const { id, failed, categories, score, triedCategories, triedScore } of rows) {
    // A failure is younger than the result beside it: what was tried last counts.
    const last = failed ? [triedCategories, triedScore] : [categories, score];
    if (!force && last[0] === current.categories && last[1] === current.score) continue;
    if (force || categories !== current.categories) stale.full.push(id);
    else stale.scoreOnly.push(id);
  }
  return stale;
}

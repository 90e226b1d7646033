import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';

/** What waits or runs, in jobs. */
export type QueueCounts = {
  /** Both questions, and the score alone, that the owner asked for. */
  asked: { full: number; scoreOnly: number };
  /** By themselves; `scoreOnly`: their first model has read them. */
  new: { full: number; scoreOnly: number };
  /** Articles that keep an old result meanwhile. */
  again: number;
};

/** Counted over indexes; for the scoring status, never for taking a job. */
export async function countQueue(db: Database): Promise<QueueCounts> {
  const jobs = await sql<{ is_new: number; kind: string; jobs: number }>`
    select priority = 2 as is_new, kind, count(*) as jobs from judging_jobs group by priority, kind
  `.execute(db);
  const count = (isNew: number, kind: string) =>
    jobs.rows
      .filter((row) => row.is_new === isNew && row.kind === kind)
      .reduce((sum, row) => sum + row.jobs, 0);
  // A new article has no result, so only the others need to be looked at.
  const again = await sql<{ articles: number }>`
    select count(*) as articles from judging_jobs join articles on articles.id = judging_jobs.article_id
    where judging_jobs.priority < 2 and articles.rejudging = 1
  `.execute(db);
  return {
    asked: { full: count(0, 'begin'), scoreOnly: count(0, 'finish') },
    new: { full: count(1, 'begin'), scoreOnly: count(1, 'finish') },
    again: again.rows[0]?.articles ?? 0,
  };
}

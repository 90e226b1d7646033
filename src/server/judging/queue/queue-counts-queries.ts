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
  // Equality with both columns is counted in the index alone; grouping by them would read every job.
  const count = (priority: string, kind: string) =>
    sql<number>`(select count(*) from judging_jobs where priority in (${sql.raw(priority)}) and kind = ${kind})`;
  const { rows } = await sql<Record<'jobs' | 'askedFinish' | 'newBegin' | 'newFinish' | 'again', number>>`
    select (select count(*) from judging_jobs) as jobs, ${count('0, 1', 'finish')} as "askedFinish",
      ${count('2', 'begin')} as "newBegin", ${count('2', 'finish')} as "newFinish",
      (select count(*) from articles where rejudging = 1) as again
  `.execute(db);
  const { jobs, askedFinish, newBegin, newFinish, again } = rows[0] ?? nothing;
  return {
    asked: { full: jobs - askedFinish - newBegin - newFinish, scoreOnly: askedFinish },
    new: { full: newBegin, scoreOnly: newFinish },
    again,
  };
}

const nothing = { jobs: 0, askedFinish: 0, newBegin: 0, newFinish: 0, again: 0 };

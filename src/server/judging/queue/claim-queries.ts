import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { JobReason, Tables } from '#server/database/schema.ts';
import { parseStaged, type StagedCategories } from './decide-step.ts';
import type { Lane } from './lanes.ts';

export type ClaimedJob = {
  articleId: number;
  reason: JobReason;
  stages: 'both' | 'score';
  staged: StagedCategories | null;
  attempts: number;
};

/** The column `priority`, by reason. */
const priorities: Record<JobReason, number> = { by_hand: 0, 're-evaluate': 1, new: 2 };

/**
 * Takes one job until `leaseUntil` (epoch ms): the first of the first lane that has one due; undefined when
 * none has. One statement, so nobody can take it twice. Each lane is a look-up in an index, however many
 * jobs wait (bench/claim.ts).
 */
export async function claimJob(
  db: Database,
  { now, leaseUntil, lanes }: { now: number; leaseUntil: number; lanes: readonly Lane[] },
): Promise<ClaimedJob | undefined> {
  const claimed = await sql<Selectable<Tables['judging_jobs']>>`
    update judging_jobs set lease_until = ${leaseUntil}
    where article_id = ${firstOf(lanes, now)}
    returning *
  `.execute(db);
  const [row] = claimed.rows;
  if (!row) return undefined;
  const { article_id: articleId, reason, stages, attempts, staged_categories: staged } = row;
  return { articleId, reason, stages, attempts, staged: parseStaged(staged) };
}

/** Whether {@link claimJob} would find one. */
export async function isAnyDue(db: Database, lanes: readonly Lane[], now: number): Promise<boolean> {
  return (await findDueArticle(db, lanes, now)) !== null;
}

/** The article whose job {@link claimJob} would take; null when it would find none. */
export async function findDueArticle(
  db: Database,
  lanes: readonly Lane[],
  now: number,
): Promise<number | null> {
  const found = await sql<{ id: number | null }>`select ${firstOf(lanes, now)} as id`.execute(db);
  return found.rows[0]?.id ?? null;
}

/** When the next job may be taken that somebody has now, or that waits for another try; null: there is none. */
export async function findNextDueTime(db: Database, now: number): Promise<number | null> {
  // The condition and the expression are those of the index judging_jobs_held.
  const freeAt = sql`max(not_before, coalesce(lease_until, 0))`;
  const found = await sql<{ at: number | null }>`
    select min(${freeAt}) as at from judging_jobs
    where (lease_until is not null or not_before > 0) and ${freeAt} > ${now}
  `.execute(db);
  return found.rows[0]?.at ?? null;
}

/** The id of the first due job, lane by lane; a lane is looked at only when those before it have none. */
function firstOf(lanes: readonly Lane[], now: number): RawBuilder<number | null> {
  const lookUps = lanes.map((lane) => lookUp(lane, now));
  return sql`coalesce(${sql.join([...lookUps, sql`null`, sql`null`])})`;
}

/** The column `rank` says what is the best; among equals the younger row, or the older one, decides. */
function lookUp({ reason, kind, order }: Lane, now: number): RawBuilder<number> {
  const [index, direction] =
    order === 'best'
      ? [sql`judging_jobs_best`, sql`rank desc, article_id desc`]
      : [sql`judging_jobs_waiting`, sql`enqueued_at, rank, article_id`];
  return sql`(
    select article_id from judging_jobs indexed by ${index}
    where priority = ${priorities[reason]} and kind = ${kind}
      and (lease_until is null or lease_until <= ${now}) and not_before <= ${now}
    order by ${direction} limit 1
  )`;
}

import { type Selectable, sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { JobReason, Tables } from '#server/database/schema.ts';
import { parseStaged, type StagedCategories } from './decide-step.ts';

export type ClaimedJob = {
  articleId: number;
  reason: JobReason;
  stages: 'both' | 'score';
  staged: StagedCategories | null;
  attempts: number;
};

/** Which job comes next: strictly by reason, then the newest article, or the longest waiting one. */
export type ClaimOrder = 'newest' | 'longest_waiting';

const reasonOrder = sql`case judging_jobs.reason when 'by_hand' then 0 when 're-evaluate' then 1 else 2 end`;
const isFree = (now: number) =>
  sql<boolean>`(lease_until is null or lease_until <= ${now}) and not_before <= ${now}`;

export type ClaimOptions = {
  now: number;
  leaseUntil: number;
  order: ClaimOrder;
  /** Within one reason this kind comes first, so that models and prompts are not swapped at every job. */
  prefer: JobKind;
};

/** A job whose categories are there needs only the second question; the other kind begins an article. */
export type JobKind = 'begin' | 'finish';

const jobKind = sql`case when stages = 'score' or staged_categories is not null then 'finish' else 'begin' end`;

/** Takes one job until `leaseUntil` (epoch ms); undefined when none is due. One statement, so nobody can take it twice. */
export async function claimJob(
  db: Database,
  { now, leaseUntil, order, prefer }: ClaimOptions,
): Promise<ClaimedJob | undefined> {
  const within =
    order === 'newest'
      ? sql`articles.published_at desc`
      : sql`judging_jobs.enqueued_at asc, articles.published_at asc`;
  const claimed = await sql<Selectable<Tables['judging_jobs']>>`
    update judging_jobs set lease_until = ${leaseUntil}
    where article_id = (
      select judging_jobs.article_id from judging_jobs
      join articles on articles.id = judging_jobs.article_id
      where ${isFree(now)}
      order by ${reasonOrder}, ${jobKind} <> ${prefer}, ${within}, judging_jobs.article_id desc limit 1
    )
    returning *
  `.execute(db);
  const [row] = claimed.rows;
  if (!row) return undefined;
  const { article_id: articleId, reason, stages, attempts, staged_categories: staged } = row;
  return { articleId, reason, stages, attempts, staged: parseStaged(staged) };
}

/** Keeps the first model's answer on the job and gives the job back for the second, with all its tries. */
export async function stageCategories(
  db: Database,
  articleId: number,
  staged: StagedCategories,
): Promise<void> {
  await db
    .updateTable('judging_jobs')
    .set({ staged_categories: JSON.stringify(staged), lease_until: null, attempts: 0 })
    .where('article_id', '=', articleId)
    .execute();
}

/** Gives a job back, to be taken again from `notBefore` on. `attempts` counts tries that were the article's fault. */
export async function releaseJob(
  db: Database,
  articleId: number,
  { attempts, notBefore }: { attempts: number; notBefore: number },
): Promise<void> {
  await db
    .updateTable('judging_jobs')
    .set({ lease_until: null, attempts, not_before: notBefore })
    .where('article_id', '=', articleId)
    .execute();
}

/** After a start no job can be in anybody's hands: what a crash left leased is free again. */
export async function releaseAllJobs(db: Database): Promise<void> {
  await db
    .updateTable('judging_jobs')
    .set({ lease_until: null })
    .where('lease_until', 'is not', null)
    .execute();
}

/** How many jobs wait or run, and when the next one may start (null: at once, or there is none). */
export async function readQueue(
  db: Database,
  now: number,
): Promise<{ waiting: number; nextAt: number | null }> {
  const row = await db
    .selectFrom('judging_jobs')
    .select((job) => job.fn.countAll<number>().as('waiting'))
    .select(sql<number | null>`min(max(not_before, coalesce(lease_until, 0)))`.as('next_at'))
    .executeTakeFirstOrThrow();
  const nextAt = row.next_at !== null && row.next_at > now ? row.next_at : null;
  return { waiting: row.waiting, nextAt };
}

/**
 * Puts articles into the queue with their state, in the caller's transaction. One that is in it already
 * keeps its place, with the stronger reason and all its tries.
 */
export async function enqueueArticles(
  db: Database,
  articleIds: number[],
  { reason, now, stages = 'both' }: { reason: JobReason; now: number; stages?: 'both' | 'score' },
): Promise<void> {
  if (articleIds.length === 0) return;
  const stronger = sql<JobReason>`
    case when 'by_hand' in (judging_jobs.reason, excluded.reason) then 'by_hand'
      when 're-evaluate' in (judging_jobs.reason, excluded.reason) then 're-evaluate' else 'new' end
  `;
  const wider = sql<
    'both' | 'score'
  >`case when 'both' in (judging_jobs.stages, excluded.stages) then 'both' else 'score' end`;
  await db
    .insertInto('judging_jobs')
    .values(
      articleIds.map((id) => ({
        article_id: id,
        reason,
        stages,
        enqueued_at: now,
        lease_until: null,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('article_id')
        .doUpdateSet({ reason: stronger, stages: wider, not_before: 0, attempts: 0 }),
    )
    .execute();
  // Without a result it waits for its first one; with a result it keeps that one and waits beside it.
  await db
    .updateTable('articles')
    .set({ state: 'waiting', rejudging: 0 })
    .where('id', 'in', articleIds)
    .where('score', 'is', null)
    .execute();
  await db
    .updateTable('articles')
    .set({ rejudging: 1 })
    .where('id', 'in', articleIds)
    .where('score', 'is not', null)
    .execute();
}

/**
 * Articles that the queue has not decided about, newest first within their feed, with their feed. A feed
 * that was never fetched to its end is still being stored: which of its articles are the newest is not
 * known yet.
 */
export async function listUndecided(
  db: Database,
): Promise<{ id: number; feed_id: number | null; read: boolean }[]> {
  const rows = await db
    .selectFrom('articles')
    .leftJoin('feeds', 'feeds.id', 'articles.feed_id')
    .select(['articles.id', 'articles.feed_id', 'articles.read_at'])
    .where('articles.state', '=', 'new')
    .where((row) => row.or([row('feeds.id', 'is', null), row('feeds.last_success_at', 'is not', null)]))
    .orderBy('articles.feed_id')
    .orderBy('articles.published_at', 'desc')
    .orderBy('articles.id', 'desc')
    .execute();
  return rows.map(({ id, feed_id, read_at }) => ({ id, feed_id, read: read_at !== null }));
}

/** Whether the queue has taken articles of this feed before: only then are all of its new ones taken. */
export async function hasDecidedArticles(db: Database, feedId: number): Promise<boolean> {
  const row = await db
    .selectFrom('articles')
    .select('id')
    .where('feed_id', '=', feedId)
    .where('state', '<>', 'new')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function markNotQueued(db: Database, articleIds: number[]): Promise<void> {
  if (articleIds.length === 0) return;
  await db.updateTable('articles').set({ state: 'not_queued' }).where('id', 'in', articleIds).execute();
}

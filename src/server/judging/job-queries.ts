import { sql } from 'kysely';
import { jobRank } from '#server/database/job-rank.ts';
import type { Database } from '#server/database/open.ts';
import type { JobReason } from '#server/database/schema.ts';
import type { StagedCategories } from './decide-step.ts';

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

export type EnqueueOptions = { reason: JobReason; now: number; stages?: 'both' | 'score' };

/**
 * Puts articles into the queue with their state, in the caller's transaction. One that is in it already
 * keeps its place, with the stronger reason and all its tries.
 */
export async function enqueueArticles(
  db: Database,
  articleIds: number[],
  { reason, now, stages = 'both' }: EnqueueOptions,
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
    .columns(['article_id', 'reason', 'stages', 'enqueued_at', 'rank'])
    .expression(
      db
        .selectFrom('articles')
        .select(['id', sql.lit(reason).as('reason'), sql.lit(stages).as('stages')])
        .select([sql.val(now).as('enqueued_at'), jobRank.as('rank')])
        .where('id', 'in', articleIds),
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

/** Jobs that wait to ask for the score alone ask for both from now on. */
export async function widenJobs(db: Database): Promise<void> {
  await db
    .updateTable('judging_jobs')
    .set({ stages: 'both' })
    .where('stages', '=', 'score')
    .where('lease_until', 'is', null)
    .execute();
}

/** An article that the queue has not decided about. Times in epoch ms. */
export type Undecided = {
  id: number;
  publishedAt: number;
  read: boolean;
  /** Null where there is none. */
  estimate: number | null;
  /** Null once it is gone. */
  feed: { id: number; addedAt: number; neverJudge: boolean } | null;
};

/**
 * Articles that the queue has not decided about, newest first within their feed. A feed that was never
 * fetched to its end is still being stored: which of its articles are the newest is not known yet.
 */
export async function listUndecided(db: Database): Promise<Undecided[]> {
  const rows = await db
    .selectFrom('articles')
    .leftJoin('feeds', 'feeds.id', 'articles.feed_id')
    .select(['articles.id', 'articles.published_at', 'articles.read_at', 'articles.estimate'])
    .select(['feeds.id as feed_id', 'feeds.added_at', 'feeds.never_judge'])
    .where('articles.state', '=', 'new')
    .where((row) => row.or([row('feeds.id', 'is', null), row('feeds.last_success_at', 'is not', null)]))
    .orderBy('articles.feed_id')
    .orderBy('articles.published_at', 'desc')
    .orderBy('articles.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    publishedAt: row.published_at,
    read: row.read_at !== null,
    estimate: row.estimate,
    feed:
      row.feed_id === null
        ? null
        : { id: row.feed_id, addedAt: row.added_at ?? 0, neverJudge: row.never_judge === 1 },
  }));
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

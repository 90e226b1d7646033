import { sql } from 'kysely';
import { alwaysShown } from '#server/database/always-shown.ts';
import { jobRank } from '#server/database/job-rank.ts';
import type { Database } from '#server/database/open.ts';
import type { JobReason } from '#server/database/schema.ts';
import type { StagedCategories } from './decide-step.ts';

/**
 * Keeps the first model's answer on the job and gives the job back for the second, with all its tries, in the
 * caller's transaction.
 */
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
  await dropUnwanted(db, [articleId]);
}

/** Gives a job back, to be taken again from `notBefore` on. `attempts` counts tries that were the article's fault. */
export async function releaseJob(
  db: Database,
  articleId: number,
  { attempts, notBefore }: { attempts: number; notBefore: number },
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    await transaction
      .updateTable('judging_jobs')
      .set({ lease_until: null, attempts, not_before: notBefore })
      .where('article_id', '=', articleId)
      .execute();
    await dropUnwanted(transaction, [articleId]);
  });
}

/** After a start no job can be in anybody's hands: what a crash left leased is free again. */
export async function releaseAllJobs(db: Database): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const released = await transaction
      .updateTable('judging_jobs')
      .set({ lease_until: null })
      .where('lease_until', 'is not', null)
      .returning('article_id')
      .execute();
    const ids = released.map((job) => job.article_id);
    await dropUnwanted(transaction, ids);
  });
}

/**
 * Gives back what may only be taken after `latest` (epoch ms), but for these: nothing is put off for so long, so it
 * was written before the clock was set back.
 */
export async function releaseFarAhead(
  db: Database,
  { latest, but }: { latest: number; but: readonly number[] },
): Promise<void> {
  await db
    .updateTable('judging_jobs')
    .set({ lease_until: null, not_before: 0 })
    .where((job) => job.or([job('lease_until', '>', latest), job('not_before', '>', latest)]))
    .where('article_id', 'not in', [...but])
    .execute();
}

/**
 * Marking an article read, or its feed as never judged, takes what waits by itself out of the queue
 * (articles/mark-queries.ts), but not what is in somebody's hands: that goes when it is given back.
 */
async function dropUnwanted(db: Database, articleIds: readonly number[]): Promise<void> {
  const dropped = await sql<{ id: number }>`
    delete from judging_jobs where reason = 'new' and article_id in (
      select articles.id from articles left join feeds on feeds.id = articles.feed_id
      where articles.id in (select value from json_each(${JSON.stringify(articleIds)}))
        and (articles.read_at is not null or feeds.never_judge = 1)
    ) returning article_id as id
  `.execute(db);
  await db
    .updateTable('articles')
    .set({ state: 'not_queued' })
    .where(
      'id',
      'in',
      dropped.rows.map(({ id }) => id),
    )
    .where('state', '=', 'waiting')
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

/**
 * What an attempt at the score alone does not do: meanwhile somebody asked for the categories too. Undefined
 * where nobody did.
 */
export async function findWiderWish(
  db: Database,
  { articleId, stages }: { articleId: number; stages: 'both' | 'score' },
): Promise<EnqueueOptions | undefined> {
  if (stages === 'both') return undefined;
  const job = await db
    .selectFrom('judging_jobs')
    .select(['reason', 'enqueued_at'])
    .where('article_id', '=', articleId)
    .where('stages', '=', 'both')
    .executeTakeFirst();
  return job && { reason: job.reason, now: job.enqueued_at };
}

/** Jobs that ask for the score alone, running ones included, ask for both from now on. */
export async function widenJobs(db: Database): Promise<void> {
  await db.updateTable('judging_jobs').set({ stages: 'both' }).where('stages', '=', 'score').execute();
}

/** An article that the queue has not decided about. Times in epoch ms. */
export type Undecided = {
  id: number;
  publishedAt: number;
  read: boolean;
  /** Null where there is none. */
  estimate: number | null;
  /** No minimum keeps it out of the queue. */
  alwaysShown: boolean;
  /** Null once it is gone. */
  feed: { id: number; addedAt: number; neverJudge: boolean } | null;
};

/**
 * Articles that the queue has not decided about, newest first within their feed. A feed that was never
 * fetched to its end is still being stored: which of its articles are the newest is not known yet. Nor is a
 * feed decided about while the pages of new articles are waited for since `waitingSince` (epoch ms) or later.
 */
export async function listUndecided(db: Database, waitingSince: number): Promise<Undecided[]> {
  const rows = await db
    .selectFrom('articles')
    .leftJoin('feeds', 'feeds.id', 'articles.feed_id')
    .select(['articles.id', 'articles.published_at', 'articles.read_at', 'articles.estimate'])
    .select(['feeds.id as feed_id', 'feeds.added_at', 'feeds.never_judge'])
    .select(alwaysShown.as('always_shown'))
    .where('articles.state', '=', 'new')
    .where((row) => row.or([row('feeds.id', 'is', null), row('feeds.last_success_at', 'is not', null)]))
    .where(sql<boolean>`not exists (
      select 1 from article_contents join articles as others on others.id = article_contents.article_id
      where article_contents.full_wanted_at >= ${waitingSince} and others.state = 'new'
        and others.feed_id = articles.feed_id
    )`)
    .orderBy('articles.feed_id')
    .orderBy('articles.published_at', 'desc')
    .orderBy('articles.id', 'desc')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    publishedAt: row.published_at,
    read: row.read_at !== null,
    estimate: row.estimate,
    alwaysShown: row.always_shown === 1,
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

import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { allLanes } from '#server/testing/all-lanes.ts';
import { makeArticles } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { claimJob, findNextDueTime, isAnyDue } from './claim-queries.ts';
import { enqueueArticles, releaseAllJobs, releaseJob, stageCategories } from './job-queries.ts';
import type { ClaimOrder, JobKind } from './lanes.ts';

const now = Date.UTC(2026, 10, 20);
const leaseUntil = now + 60_000;

const reasons = ['by_hand', 're-evaluate', 'new'];

/** A queue of four articles, `ids[0]` the newest. */
async function makeQueue() {
  const db = await makeDatabase();
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now });
  const { added: ids } = await storeArticles(db, feedId, { articles: makeArticles(4), now });
  const [first = 0, second = 0, third = 0, fourth = 0] = ids;
  const claim = async (order: ClaimOrder = 'best', at = now) => {
    const lanes = allLanes.map((lane) => ({ ...lane, order }));
    return (await claimJob(db, { now: at, leaseUntil: at + 60_000, lanes }))?.articleId;
  };
  const claimOf = async (prefer: JobKind) => {
    const lanes = allLanes.toSorted((one) => (one.kind === prefer ? -1 : 1));
    const byReason = lanes.toSorted(
      (one, other) => reasons.indexOf(one.reason) - reasons.indexOf(other.reason),
    );
    return (await claimJob(db, { now, leaseUntil, lanes: byReason }))?.articleId;
  };
  return { db, ids, first, second, third, fourth, claim, claimOf };
}

test('what the owner asked for comes before re-evaluated ones, and these before new ones', async () => {
  const { db, first, second, third, fourth, claim } = await makeQueue();
  await enqueueArticles(db, [first, second], { reason: 'new', now });
  await enqueueArticles(db, [third], { reason: 're-evaluate', now });
  await enqueueArticles(db, [fourth], { reason: 'by_hand', now });
  expect([await claim(), await claim(), await claim(), await claim()]).toEqual([
    fourth,
    third,
    first,
    second,
  ]);
});

test('the longest waiting one never overtakes a stronger reason', async () => {
  const { db, first, second, third, claim } = await makeQueue();
  await enqueueArticles(db, [second], { reason: 'new', now: now - 5_000 });
  await enqueueArticles(db, [third], { reason: 'new', now: now - 9_000 });
  await enqueueArticles(db, [first], { reason: 'by_hand', now });
  expect([await claim('longest_waiting'), await claim('longest_waiting')]).toEqual([first, third]);
});

test('a job is given out once, until it is given back or its lease is over', async () => {
  const { db, first, claim } = await makeQueue();
  await enqueueArticles(db, [first], { reason: 'new', now });
  expect(await claim()).toBe(first);
  expect(await claim()).toBeUndefined();
  await releaseJob(db, first, { attempts: 0, notBefore: 0 });
  expect(await claim()).toBe(first);
  expect(await claim('best', leaseUntil)).toBe(first);
});

test('a job that is to be tried later is not given out before', async () => {
  const { db, first, claim } = await makeQueue();
  await enqueueArticles(db, [first], { reason: 'new', now });
  await releaseJob(db, first, { attempts: 1, notBefore: now + 30_000 });
  expect(await claim('best', now + 29_999)).toBeUndefined();
  expect(await isAnyDue(db, allLanes, now)).toBe(false);
  expect(await findNextDueTime(db, now)).toBe(now + 30_000);
  expect(await claim('best', now + 30_000)).toBe(first);
});

test('asking for an article that waits strengthens its reason, ends its delay and its earlier tries, and keeps its place', async () => {
  const { db, first, claim } = await makeQueue();
  await enqueueArticles(db, [first], { reason: 'new', now });
  await releaseJob(db, first, { attempts: 2, notBefore: now + 30_000 });
  await enqueueArticles(db, [first], { reason: 'by_hand', now: now + 10 });
  await enqueueArticles(db, [first], { reason: 'new', now: now + 20 });
  const [job, ...others] = await db.selectFrom('judging_jobs').selectAll().execute();
  expect(others).toEqual([]);
  expect(job).toMatchObject({ reason: 'by_hand', not_before: 0, attempts: 0, enqueued_at: now });
  expect(await claim()).toBe(first);
});

test('after a start whatever a crash left in hand is free again', async () => {
  const { db, first, second, claim } = await makeQueue();
  await enqueueArticles(db, [first, second], { reason: 'new', now });
  await claim();
  await claim();
  await releaseAllJobs(db);
  expect([await claim(), await claim()]).toEqual([first, second]);
});

const staged = {
  categoryIds: [3],
  proposedCategory: 'Tides',
  fingerprint: 'today',
  askedAt: 0,
  tokensIn: 900,
  tokensOut: 20,
  durationMs: 1_000,
};

test('what the first model said comes back with the job, which is free again with all its tries', async () => {
  const { db, first } = await makeQueue();
  await enqueueArticles(db, [first], { reason: 'new', now });
  const options = { now, leaseUntil, lanes: allLanes };
  expect(await claimJob(db, options)).toMatchObject({ staged: null });
  await releaseJob(db, first, { attempts: 2, notBefore: 0 });
  await claimJob(db, options);
  await stageCategories(db, first, staged);
  expect(await claimJob(db, options)).toMatchObject({ articleId: first, staged, attempts: 0 });
  // A crash while the second model reads.
  await releaseAllJobs(db);
  expect(await claimJob(db, options)).toMatchObject({ articleId: first, staged });
});

test('within a reason the wanted kind comes first: articles to begin, or those that only need their score', async () => {
  const { db, first, second, third, fourth, claimOf } = await makeQueue();
  await enqueueArticles(db, [first, third, fourth], { reason: 're-evaluate', now });
  await enqueueArticles(db, [second], { reason: 're-evaluate', now, stages: 'score' });
  await stageCategories(db, third, staged);
  expect([
    await claimOf('finish'),
    await claimOf('begin'),
    await claimOf('finish'),
    await claimOf('finish'),
  ]).toEqual([second, first, third, fourth]);
});

test('a stronger reason goes before the wanted kind', async () => {
  const { db, first, second, claimOf } = await makeQueue();
  await enqueueArticles(db, [first], { reason: 'new', now });
  await stageCategories(db, first, staged);
  await enqueueArticles(db, [second], { reason: 're-evaluate', now });
  expect(await claimOf('finish')).toBe(second);
});

test('a job that is to ask for the score alone asks for both once somebody wants both, never the other way round', async () => {
  const { db, first, second } = await makeQueue();
  await enqueueArticles(db, [first], { reason: 're-evaluate', now, stages: 'score' });
  await enqueueArticles(db, [first], { reason: 'by_hand', now });
  await enqueueArticles(db, [second], { reason: 'by_hand', now });
  await enqueueArticles(db, [second], { reason: 're-evaluate', now, stages: 'score' });
  const jobs = await db.selectFrom('judging_jobs').select(['reason', 'stages']).execute();
  expect(jobs).toEqual(Array(2).fill({ reason: 'by_hand', stages: 'both' }));
});

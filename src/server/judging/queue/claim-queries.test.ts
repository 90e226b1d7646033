import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { Database } from '#server/database/open.ts';
import { allLanes } from '#server/testing/all-lanes.ts';
import { makeDatabase } from '#server/testing/make-database.ts';
import { claimJob, findNextDueTime, isAnyDue } from './claim-queries.ts';

const now = Date.UTC(2026, 10, 20);
const leaseUntil = now + 60_000;
const newLanes = allLanes.filter(({ reason }) => reason === 'new');
const longestWaiting = newLanes.map((lane) => ({ ...lane, order: 'longest_waiting' as const }));

type Job = { id: number; rank?: number; enqueuedAt?: number; notBefore?: number; reason?: string };

/** Jobs without articles: the queue only looks at its own table. */
async function makeJobs(jobs: Job[]): Promise<Database> {
  const db = await makeDatabase();
  await sql`pragma foreign_keys = off`.execute(db);
  for (const { id, rank = 0, enqueuedAt = 0, notBefore = 0, reason = 'new' } of jobs) {
    await sql`
      insert into judging_jobs (article_id, reason, stages, rank, enqueued_at, not_before)
      values (${id}, ${reason}, 'both', ${rank}, ${enqueuedAt}, ${notBefore})
    `.execute(db);
  }
  return db;
}

test('the best is the one with the highest rank, and among equals the younger article', async () => {
  const db = await makeJobs([
    { id: 1, rank: 5 },
    { id: 2, rank: 9.5 },
    { id: 3, rank: 5 },
  ]);
  const claim = async () => (await claimJob(db, { now, leaseUntil, lanes: newLanes }))?.articleId;
  expect([await claim(), await claim(), await claim(), await claim()]).toEqual([2, 3, 1, undefined]);
});

test('the longest waiting is the one that came first, and among those that came together the lowest', async () => {
  const db = await makeJobs([
    { id: 1, rank: 1, enqueuedAt: 9 },
    { id: 2, rank: 9, enqueuedAt: 5 },
    { id: 3, rank: 4, enqueuedAt: 5 },
  ]);
  const claim = async () => (await claimJob(db, { now, leaseUntil, lanes: longestWaiting }))?.articleId;
  expect([await claim(), await claim(), await claim()]).toEqual([3, 2, 1]);
});

test('without a lane nothing is taken', async () => {
  const db = await makeJobs([{ id: 1 }]);
  expect(await claimJob(db, { now, leaseUntil, lanes: [] })).toBeUndefined();
  expect(await isAnyDue(db, [], now)).toBe(false);
  expect(await isAnyDue(db, newLanes, now)).toBe(true);
});

test('the next due time is the soonest end of a lease or of a delay, and none for jobs that are due', async () => {
  const db = await makeJobs([{ id: 1 }, { id: 2, notBefore: now + 9_000 }, { id: 3, notBefore: now - 1 }]);
  expect(await findNextDueTime(db, now)).toBe(now + 9_000);
  await claimJob(db, { now, leaseUntil: now + 5_000, lanes: longestWaiting });
  expect(await findNextDueTime(db, now)).toBe(now + 5_000);
  expect(await findNextDueTime(db, now + 9_000)).toBeNull();
});

test.each([
  ['best', newLanes, 'judging_jobs_best'],
  ['longest waiting', longestWaiting, 'judging_jobs_waiting'],
])('taking a job sorts nothing and reads no table from one end to the other: %s', async (_, lanes, index) => {
  const db = await makeJobs([]);
  const { explained, plan } = explain(db);
  await claimJob(explained, { now, leaseUntil, lanes });
  expect(plan()).toContain(index);
  expect(plan()).not.toMatch(/SCAN judging_jobs|TEMP B-TREE/);
});

test('the next due time is read off an index of the few jobs that are held', async () => {
  const { explained, plan } = explain(await makeJobs([]));
  await findNextDueTime(explained, now);
  expect(plan()).toContain('SEARCH judging_jobs USING INDEX judging_jobs_held');
});

/** The same database, which says how it would do what it is asked, instead of doing it. */
function explain(db: Database): { explained: Database; plan: () => string } {
  const lines: string[] = [];
  const explained = db.withPlugin({
    transformQuery: ({ node }) => {
      if (node.kind !== 'RawNode') return node;
      const [first, ...rest] = node.sqlFragments;
      return { ...node, sqlFragments: [`explain query plan ${first}`, ...rest] };
    },
    transformResult: async ({ result }) => {
      lines.push(...result.rows.map((row) => String(row['detail'])));
      return { ...result, rows: [] };
    },
  });
  return { explained, plan: () => lines.join('\n') };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import { type Database, openDatabase } from '#server/database/open.ts';
import { claimJob } from '#server/judging/queue/claim-queries.ts';
import { releaseJob } from '#server/judging/queue/job-queries.ts';
import { chooseLanes, type Lane } from '#server/judging/queue/lanes.ts';
import { type Figure, median } from './report.ts';

const SIZES = [100, 10_000, 100_000] as const;
const CLAIMS = 2_000;

/**
 * Taking a job from queues of three lengths, by turns; the shortest is the reference. Like the worker: three
 * of four times the best, else the longest waiting; some jobs are in others' hands or wait for another try.
 */
export async function measureClaim(): Promise<Figure[]> {
  const queues = [];
  for (const size of SIZES) queues.push(await openQueue(size));
  const taken = queues.map((): number[] => []);
  for (let turn = 0; turn < CLAIMS; turn += 1) {
    for (const [index, { db }] of queues.entries()) taken[index]?.push(await timeClaim(db, turn));
  }
  for (const { close } of queues) await close();
  const [reference = 0, ...longer] = taken.map(median);
  return longer.map((ours, index) => ({
    name: `claim, ${SIZES[index + 1]} jobs beside 100`,
    ours,
    reference,
    unit: 'µs',
    goal: 'ratio ≤ 1.3',
  }));
}

/** Microseconds of one claim; the job goes back, so that the queue keeps its length. */
async function timeClaim(db: Database, turn: number): Promise<number> {
  const now = Date.now();
  const begin = performance.now();
  const job = await claimJob(db, { now, leaseUntil: now + 60_000, lanes: lanesOf(turn) });
  const took = performance.now() - begin;
  if (!job) throw new Error('The queue of this bench ran empty.');
  await releaseJob(db, job.articleId, { attempts: 0, notBefore: 0 });
  return took * 1_000;
}

function lanesOf(turn: number): Lane[] {
  const everything = { reEvaluate: true, finishNew: true, beginNew: true };
  return chooseLanes(everything, { turns: { by_hand: 0, 're-evaluate': 0, new: turn }, prefer: 'begin' });
}

async function openQueue(size: number): Promise<{ db: Database; close: () => Promise<void> }> {
  const dataDir = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  const { db, file, close } = await openDatabase(dataDir);
  fillQueue(file, size);
  // The disk takes as long for one length as for another and would only hide the difference.
  await sql`pragma synchronous = off`.execute(db);
  return {
    db,
    close: async () => {
      await close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Jobs without articles: a claim looks at nothing else. */
function fillQueue(file: string, size: number): void {
  const connection = new DatabaseSync(file);
  connection.exec('pragma foreign_keys = off; pragma synchronous = off; begin');
  const insert = connection.prepare(`
    insert into judging_jobs (article_id, reason, stages, enqueued_at, rank, not_before, lease_until)
    values (?, 'new', 'both', ?, ?, ?, ?)
  `);
  const soon = Date.now() + 3_600_000;
  for (let id = 1; id <= size; id += 1) {
    // The first ten, in front by either order: four leased, six waiting for another try.
    const isHeld = id <= 10;
    const rank = isHeld ? 1e9 : (id * 7_919) % 1_000_003;
    insert.run(id, id, rank, isHeld && id > 4 ? soon : 0, isHeld && id <= 4 ? soon : null);
  }
  connection.exec('commit; pragma wal_checkpoint(truncate)');
  connection.close();
}

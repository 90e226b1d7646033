import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { MarkDeps } from '#server/articles/mark-article.ts';
import { createManyMarks } from '#server/articles/mark-many.ts';
import { listToMark } from '#server/articles/to-mark-queries.ts';
import { openDatabase } from '#server/database/open.ts';
import { createEventBus } from '#server/events/bus.ts';
import { systemClock } from '#server/platform/clock.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { makeLibrary } from './make-library.ts';
import { type Figure, median } from './report.ts';

/** One in ten is unread: these are about 18,000. */
const ARTICLES = 180_000;
const FEEDS = 300;
const ROUNDS = 7;

/**
 * All of Unread marked read and taken back: ours, in parts that let others in, against one statement in one
 * transaction that does the same; and how long others wait meanwhile.
 */
export async function measureMarks(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  try {
    await makeLibrary({ dataDir: folder, articles: ARTICLES, feeds: FEEDS });
    return await measureIn(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureIn(folder: string): Promise<Figure[]> {
  const { db, file, close } = await openDatabase(folder);
  const bare = new DatabaseSync(file, { timeout: 5_000 });
  bare.exec('pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -16000');
  const deps: MarkDeps = { db, bus: createEventBus(silentLogger), clock: systemClock };
  const taken: { ours: Took; reference: Took }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const took = { ours: await markOurs(deps), reference: markBare(bare) };
    if (took.ours.count !== took.reference.count) throw new Error('The two marked different articles.');
    if (round > 0) taken.push(took);
  }
  bare.close();
  await close();
  const middle = (side: 'ours' | 'reference', key: keyof Took) =>
    median(taken.map((took) => took[side][key]));
  const count = Math.round(middle('ours', 'count')).toLocaleString('en');
  const figure = (name: string, key: 'mark' | 'undo'): Figure => ({
    name: `marks, ${count} ${name}`,
    ours: middle('ours', key),
    reference: middle('reference', key),
    unit: 'ms',
    goal: 'ratio ≤ 1.5',
  });
  return [
    figure('marked read', 'mark'),
    figure('taken back', 'undo'),
    { name: 'marks, longest wait of others', ours: middle('ours', 'wait'), unit: 'ms', goal: '≤ 10 ms' },
  ];
}

type Took = { count: number; mark: number; undo: number; wait: number };

async function markOurs(deps: MarkDeps): Promise<Took> {
  const marks = createManyMarks(deps);
  let wait = 0;
  let last = performance.now();
  const look = () => {
    wait = Math.max(wait, performance.now() - last);
    last = performance.now();
    timer = setImmediate(look);
  };
  let timer = setImmediate(look);
  const now = deps.clock.now();
  const begin = performance.now();
  const { count, undo_token: token } = await marks.mark(
    await listToMark(deps.db, { view: 'unread', now, upTo: now }),
  );
  const middle = performance.now();
  await marks.undo(token ?? '');
  const end = performance.now();
  clearImmediate(timer);
  return { count, mark: middle - begin, undo: end - middle, wait };
}

function markBare(bare: DatabaseSync): Took {
  const now = Date.now();
  const begin = performance.now();
  bare.exec('begin immediate');
  const marked = bare
    .prepare(
      "update articles set read_at = ? where read_at is null and state <> 'blocked' and rejudging = 0 and listed_at <= ?",
    )
    .run(now, now);
  bare.exec('commit');
  const middle = performance.now();
  bare.exec('begin immediate');
  bare.prepare('update articles set read_at = null where read_at = ?').run(now);
  bare.exec('commit');
  return { count: Number(marked.changes), mark: middle - begin, undo: performance.now() - middle, wait: 0 };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { MarkDeps } from '#server/articles/mark-article.ts';
import { createManyMarks } from '#server/articles/mark-many.ts';
import { listToMark } from '#server/articles/to-mark-queries.ts';
import { startCheckpoints } from '#server/database/checkpoints.ts';
import { openDatabase } from '#server/database/open.ts';
import { createEventBus } from '#server/events/bus.ts';
import { systemClock } from '#server/platform/clock.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { readProcessorTime } from '#server/testing/processor-time.ts';
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
  const { db, file, log, close } = await openDatabase(folder);
  const checkpoints = startCheckpoints(file, log);
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
  await checkpoints.close();
  await close();
  const middle = (side: 'ours' | 'reference', pick: (took: Took) => number) =>
    median(taken.map((took) => pick(took[side])));
  const count = Math.round(middle('ours', (took) => took.count)).toLocaleString('en');
  const figure = (name: string, pick: (took: Took) => number): Figure => ({
    name: `marks, ${count} ${name}`,
    ours: middle('ours', pick),
    reference: middle('reference', pick),
    unit: 'ms',
    goal: 'ratio ≤ 1.5',
  });
  return [
    figure('marked read', ({ mark }) => mark.clock),
    figure('marked read, processor time', ({ mark }) => mark.processor),
    figure('taken back', ({ undo }) => undo.clock),
    figure('taken back, processor time', ({ undo }) => undo.processor),
    {
      name: 'marks, longest wait of others',
      ours: middle('ours', ({ wait }) => wait),
      unit: 'ms',
      goal: '≤ 10 ms',
    },
  ];
}

/** In ms. On a busy machine the clock goes on while others have the processor. */
type Span = { clock: number; processor: number };
type Took = { count: number; mark: Span; undo: Span; wait: number };

/** Gives at each call what has passed since the one before, or since it was made. */
function startWatch(): () => Span {
  let last: Span = { clock: performance.now(), processor: readProcessorTime() };
  return () => {
    const now: Span = { clock: performance.now(), processor: readProcessorTime() };
    const passed = { clock: now.clock - last.clock, processor: now.processor - last.processor };
    last = now;
    return passed;
  };
}

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
  const passed = startWatch();
  const { count, undo_token: token } = await marks.mark(
    await listToMark(deps.db, { view: 'unread', now, upTo: now }),
  );
  const mark = passed();
  await marks.undo(token ?? '');
  const undo = passed();
  clearImmediate(timer);
  return { count, mark, undo, wait };
}

function markBare(bare: DatabaseSync): Took {
  const now = Date.now();
  const passed = startWatch();
  bare.exec('begin immediate');
  const marked = bare
    .prepare(
      "update articles set read_at = ? where read_at is null and state <> 'blocked' and rejudging = 0 and listed_at <= ?",
    )
    .run(now, now);
  bare.exec('commit');
  const mark = passed();
  bare.exec('begin immediate');
  bare.prepare('update articles set read_at = null where read_at = ?').run(now);
  bare.exec('commit');
  return { count: Number(marked.changes), mark, undo: passed(), wait: 0 };
}

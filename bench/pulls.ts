import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '#server/config/load.ts';
import { openDatabase } from '#server/database/open.ts';
import { type Clock, systemClock } from '#server/platform/clock.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { start } from '#server/start.ts';
import { type EventStream, openEventStream } from '#server/testing/event-stream.ts';
import {
  type OllamaSimulator,
  startOllamaSimulator,
} from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { makeTestApi, type TestApi } from '#server/testing/test-api.ts';
import { makeUntil } from '#server/testing/until-event.ts';
import { downloadStatusSchema } from '#shared/pull.ts';
import type { Figure } from './report.ts';

const MODEL = 'gemma4:e2b';
const QUEUED = 60;
/** Milliseconds over which events are counted. */
const WATCHED = 5_000;

/** What pulls cost: events however many lines arrive, what cancelled ones leave, and health meanwhile. */
export async function measurePulls(): Promise<Figure[]> {
  return [
    // A line every 60 ms, as Ollama writes them; and about as many as fit through the connection.
    ...(await inWorld(makeLineClock(60), countEvents('as Ollama writes'))),
    ...(await inWorld(makeLineClock(1), countEvents('a line each millisecond'))),
    ...(await inWorld(makeLineClock(60), countLeftovers)),
    ...(await inWorld(makeLineClock(60), measureHealth)),
  ];
}

type Pace = { clock: Clock; lines: () => number };

type PullWorld = {
  api: TestApi;
  page: EventStream;
  ollama: OllamaSimulator;
  lines: () => number;
  /** That the program has pending. */
  timers: () => number;
  dataDir: string;
  /** Ends the program, and nothing else. */
  stop: () => Promise<void>;
};

/** A clock by which the simulator writes a line each so many milliseconds; counts the lines. */
function makeLineClock(every: number): Pace {
  let lines = 0;
  return {
    lines: () => lines,
    clock: {
      now: systemClock.now,
      after: (_milliseconds, run) => {
        lines += 1;
        return systemClock.after(every, run);
      },
    },
  };
}

async function inWorld({ clock, lines }: Pace, measure: (world: PullWorld) => Promise<Figure[]>) {
  const dataDir = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  // Slow enough that no pull ends while it is looked at.
  const ollama = await startOllamaSimulator({ clock, pullBytesPerSecond: 20_000_000 });
  const environment = {
    WINNOW_DATA_DIR: dataDir,
    WINNOW_SERVER_PORT: '0',
    WINNOW_OLLAMA_HOST: ollama.url,
  };
  const counting = makeCountingClock();
  const config = loadConfig({}, environment);
  const program = await start({ config, logger: silentLogger, clock: counting.clock });
  const page = await openEventStream(program.url);
  let stopped: Promise<void> | undefined;
  const stop = () => {
    page.close();
    stopped ??= program.stop();
    return stopped;
  };
  try {
    const api = makeTestApi(() => program.url);
    return await measure({ api, page, ollama, lines, timers: counting.timers, dataDir, stop });
  } finally {
    await stop();
    await ollama.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function countEvents(pace: string) {
  return async ({ api, page, lines }: PullWorld): Promise<Figure[]> => {
    await startPull(api, MODEL);
    await makeUntil(page.subscribe)(async () => ((await readStatus(api)).percent ?? 0) > 0);
    const before = { events: countPullEvents(page), lines: lines() };
    await passTime(WATCHED);
    const perSecond = (count: number) => (count * 1_000) / WATCHED;
    return [
      {
        name: `pulls, events, ${pace}`,
        ours: perSecond(countPullEvents(page) - before.events),
        reference: perSecond(lines() - before.lines),
        unit: 'a second',
        goal: '≤ 4 a second',
      },
    ];
  };
}

async function countLeftovers({ api, page, ollama, timers, dataDir, stop }: PullWorld): Promise<Figure[]> {
  const names = Array.from({ length: QUEUED }, (_, index) => (index === 0 ? MODEL : `model-${index}:1b`));
  const timersBefore = timers();
  for (const name of names) await startPull(api, name);
  const pulls = () => ollama.requests.filter(({ path }) => path === '/api/pull');
  await makeUntil(page.subscribe)(async () => pulls().length > 0 && (await readStatus(api)).active);
  const timersDuring = timers();
  for (const model of names.toReversed()) {
    await api.send({ method: 'POST', path: '/api/ollama/models/pull/cancel', body: { model } });
  }
  const ended = await Promise.all(pulls().map((request) => request.ended));
  // Longer than the quarter second in which the last news is told.
  await passTime(1_000);
  const timersAfter = timers();
  await stop();
  const { db, close } = await openDatabase(dataDir);
  const rows = await db.selectFrom('pulls').select('id').execute();
  await close();
  const connections = ended.filter((end) => end !== 'left').length;
  const left = (what: string, ours: number): Figure => ({
    name: `pulls, ${QUEUED} cancelled, ${what} left`,
    ours,
    unit: what,
    goal: '0',
  });
  return [
    left('connections', connections),
    { name: `pulls, timers for ${QUEUED} of them`, ours: timersDuring - timersBefore, unit: 'timers' },
    left('timers', timersAfter - timersBefore),
    left('rows', rows.length),
  ];
}

async function measureHealth({ api, ollama }: PullWorld): Promise<Figure[]> {
  ollama.setFaults({ server: 'hang_headers' });
  const begin = performance.now();
  await (await api.send({ path: '/api/ollama/health' })).text();
  const took = performance.now() - begin;
  return [{ name: 'health, hanging headers', ours: took / 1_000, unit: 's', goal: '≤ 5 s' }];
}

async function startPull(api: TestApi, model: string): Promise<void> {
  const headers = { accept: 'application/json' };
  const path = '/api/ollama/models/pull';
  const answer = await api.send({ method: 'POST', path, body: { model }, headers });
  if (answer.status !== 202) throw new Error(`The pull of ${model} was refused: ${await answer.text()}`);
}

function readStatus(api: TestApi) {
  return api.read({ path: '/api/ollama/download-status' }, downloadStatusSchema);
}

function countPullEvents(page: EventStream): number {
  return page.events.filter(({ event }) => event.type === 'pulls').length;
}

/** A clock that tells how many timers are pending. */
function makeCountingClock() {
  const pending = new Set<object>();
  const after: Clock['after'] = (milliseconds, run) => {
    const timer = {};
    pending.add(timer);
    const cancel = systemClock.after(milliseconds, () => {
      pending.delete(timer);
      run();
    });
    return () => {
      pending.delete(timer);
      cancel();
    };
  };
  return { clock: { now: systemClock.now, after }, timers: () => pending.size };
}

function passTime(milliseconds: number): Promise<void> {
  return new Promise((resolve) => systemClock.after(milliseconds, resolve));
}

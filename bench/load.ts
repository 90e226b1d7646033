import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { makeOldFile } from '#server/testing/kills/old-file.ts';
import { openTabs } from './open-tabs.ts';
import type { Figure } from './report.ts';
import { type RunningProgram, runProgram } from './run-program.ts';

const TABS = 200;
const PER_SECOND = 500;
/** Source: design, "Figures": a minute without an error. The other two only say what it is beside. */
const SECONDS = 60;
const SECONDS_BESIDE = 10;
const ARTICLES = 10_000;
const OURS = 'exec node --max-semi-space-size=8 src/server/main.ts';
const EMPTY_SERVER = 'exec node bench/empty-server.ts';

type Ask = { method?: string; path: string; body?: string };

/** Twenty requests of people who read: mostly articles, now and then a list; every tenth changes something. */
const reading: ((number: number) => Ask)[] = Array.from({ length: 20 }, (_, place) => (number) => {
  const id = 1 + ((number * 7919) % ARTICLES);
  if (place === 0) return { path: '/api/articles?view=unread' };
  if (place < 4) return { path: `/api/articles/rows?ids=${id}` };
  if (place < 6) return { path: '/api/counts' };
  if (place < 8) {
    const body = JSON.stringify({ starred: number % 3 === 0 });
    return { method: 'PATCH', path: `/api/articles/${id}`, body };
  }
  return { path: `/api/articles/${id}` };
});

/**
 * {@link TABS} open pages and {@link PER_SECOND} requests a second for {@link SECONDS} s, against an empty server under
 * the same load. A request's time begins when it was due, so that one that holds up others costs all of them.
 */
export async function measureLoad(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  await makeOldFile(folder, ARTICLES);
  const program = await runProgram(OURS, {
    WINNOW_DATA_DIR: folder,
    WINNOW_SERVER_PORT: '0',
    WINNOW_OLLAMA_HOST: 'http://127.0.0.1:1',
    WINNOW_LOG_LEVEL: 'silent',
  });
  const empty = await runProgram(EMPTY_SERVER);
  try {
    const reference = await load(empty, [() => ({ path: '/api/health' })], SECONDS_BESIDE);
    // Without tabs first, so that what is compiled and cached by then is no growth.
    const alone = await load(program, reading, SECONDS_BESIDE);
    const tabs = await openTabs(program.url, TABS);
    const before = program.memory();
    const ours = await load(program, reading, SECONDS);
    const after = program.memory();
    return describe({ ours, alone, reference, before, after, ...(await tabs.close()) });
  } finally {
    await program.stop();
    await empty.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `times`: from when each was due to its last byte, in order; `spent`: processor time of the server. All in ms. */
type Loaded = { times: number[]; errors: number; spent: number };

async function load(
  program: RunningProgram,
  asks: readonly ((number: number) => Ask)[],
  seconds: number,
): Promise<Loaded> {
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  const begin = performance.now();
  const running: Promise<void>[] = [];
  const loaded: Loaded = { times: [], errors: 0, spent: 0 };
  const spentBefore = program.processorTime();
  while (running.length < PER_SECOND * seconds) {
    const dueBy = Math.min(PER_SECOND * seconds, ((performance.now() - begin) / 1_000) * PER_SECOND);
    for (let number = running.length; number < dueBy; number += 1) {
      const dueAt = begin + (number * 1_000) / PER_SECOND;
      const ask = asks[number % asks.length];
      if (ask)
        running.push(send(program.url, agent, ask(number)).then((isRight) => note(loaded, isRight, dueAt)));
    }
    await setTimeout(1);
  }
  await Promise.all(running);
  agent.destroy();
  loaded.spent = program.processorTime() - spentBefore;
  loaded.times.sort((one, other) => one - other);
  return loaded;
}

function note(loaded: Loaded, isRight: boolean, dueAt: number): void {
  loaded.times.push(performance.now() - dueAt);
  if (!isRight) loaded.errors += 1;
}

/** Whether it was answered as it should be, to the last byte. */
function send(url: string, agent: Agent, { method = 'GET', path, body }: Ask): Promise<boolean> {
  return new Promise((resolve) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json' };
    const asked = request(`${url}${path}`, { method, agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode === 200));
    });
    asked.on('error', () => resolve(false));
    asked.end(body);
  });
}

type Seen = {
  ours: Loaded;
  alone: Loaded;
  reference: Loaded;
  before: number;
  after: number;
  heard: number[];
  lost: number;
};

function describe({ ours, alone, reference, before, after, heard, lost }: Seen): Figure[] {
  const percentile = ({ times }: Loaded, part: number) =>
    times[Math.floor(times.length * part)] ?? Number.NaN;
  const name = `load, ${PER_SECOND} requests/s and ${TABS} tabs`;
  return [
    { name: `${name}, errors`, ours: ours.errors, unit: `of ${ours.times.length}`, goal: '0' },
    { name: `${name}, streams that broke`, ours: lost, unit: `of ${TABS}`, goal: '0' },
    ...([0.5, 0.99] as const).map((part) => ({
      name: `${name}, ${part * 100} of 100 within`,
      ours: percentile(ours, part),
      reference: percentile(reference, part),
      unit: 'ms',
    })),
    {
      name: `${name}, what 99 of 100 take beside the half`,
      ours: percentile(ours, 0.99),
      reference: percentile(ours, 0.5),
      unit: 'ms',
    },
    {
      name: `${name}, processor time a request, with and without the tabs`,
      ours: ours.spent / ours.times.length,
      reference: alone.spent / alone.times.length,
      unit: 'ms',
    },
    { name: `${name}, memory after`, ours: after, reference: before, unit: 'MB', goal: 'ratio ≤ 1.1' },
    { name: `${name}, events heard by the tab that heard least`, ours: Math.min(...heard), unit: 'events' },
  ];
}

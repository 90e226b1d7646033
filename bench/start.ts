import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openEventStream } from '#server/testing/event-stream.ts';
import { makeTestApi } from '#server/testing/test-api.ts';
import { makeLargeDatabase } from './make-database.ts';
import { type Figure, median } from './report.ts';
import { type RunningProgram, runProgram } from './run-program.ts';
import { startWorld } from './start-world.ts';

const ARTICLES = 100_000;
const FEEDS = 50;
const NEW_PER_FEED = 20;
const ROUNDS = 9;
const EMPTY_SERVER = 'exec node bench/empty-server.ts';

/**
 * From starting the process to its first answer, on a database of {@link ARTICLES} articles, against an
 * empty Hono server; and the memory that both hold then, and ours after all feeds brought something new.
 */
export async function measureStart(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  // Judging goes on during the refresh, at the speed of a real model.
  const speed = { promptTokensPerSecond: 300, generatedTokensPerSecond: 10 };
  const world = await startWorld({ feeds: FEEDS, articles: NEW_PER_FEED, ollama: speed });
  try {
    const dataDir = join(folder, 'data');
    await makeLargeDatabase({ dataDir, feedUrls: world.feedUrls, articles: ARTICLES });
    const environment = {
      WINNOW_DATA_DIR: dataDir,
      WINNOW_SERVER_PORT: '0',
      WINNOW_OLLAMA_HOST: world.ollamaUrl,
      WINNOW_OLLAMA_CATEGORIZATION_MODEL: 'granite4.1:3b',
      WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
      WINNOW_LOG_LEVEL: 'silent',
    };
    return await measureProgram(environment);
  } finally {
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureProgram(environment: Record<string, string>): Promise<Figure[]> {
  const command = readStartCommand();
  const ours: Look[] = [];
  const empty: Look[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const looks = [await look(command, environment), await look(EMPTY_SERVER)] as const;
    // The first round fills Node's compile cache, as the first start after an update does.
    if (round === 0) continue;
    ours.push(looks[0]);
    empty.push(looks[1]);
  }
  const program = await runProgram(command, environment);
  await refreshAll(program);
  const refreshed = program.memory();
  await program.stop();

  const middle = (looks: Look[], key: keyof Look) => median(looks.map((seen) => seen[key]));
  const emptyMemory = middle(empty, 'memory');
  return [
    {
      name: 'start',
      ours: middle(ours, 'firstAnswer'),
      reference: middle(empty, 'firstAnswer'),
      unit: 'ms',
      goal: 'ratio < 5',
    },
    { name: 'start, memory', ours: middle(ours, 'memory'), reference: emptyMemory, unit: 'MB' },
    {
      name: 'start, memory after a refresh',
      ours: refreshed,
      reference: emptyMemory,
      unit: 'MB',
      goal: '< 250 MB',
    },
  ];
}

/** What `npm start` runs, with the options that it gives to Node. */
function readStartCommand(): string {
  const file = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  return z.object({ scripts: z.object({ start: z.string() }) }).parse(JSON.parse(file)).scripts.start;
}

type Look = { firstAnswer: number; memory: number };

async function look(command: string, environment?: Record<string, string>): Promise<Look> {
  const program = await runProgram(command, environment);
  const seen = { firstAnswer: program.firstAnswer, memory: program.memory() };
  await program.stop();
  return seen;
}

/** Resolves when every feed was fetched and its articles stored; a page is open meanwhile. */
async function refreshAll(program: RunningProgram): Promise<void> {
  const page = await openEventStream(program.url);
  const api = makeTestApi(() => program.url);
  const done = new Promise<void>((resolve) => {
    page.subscribe(() => {
      const ids = page.events.flatMap(({ event }) => (event.type === 'feeds_changed' ? event.ids : []));
      if (new Set(ids).size === FEEDS) resolve();
    });
  });
  await api.send({ method: 'POST', path: '/api/feeds/refresh' });
  await done;
  const { all } = await api.counts();
  if (all !== ARTICLES + FEEDS * NEW_PER_FEED) throw new Error(`The refresh left ${all} articles.`);
  page.close();
}

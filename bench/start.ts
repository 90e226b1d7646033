import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
      // Node keeps its compile cache here, so the first of our starts finds it empty.
      TMPDIR: join(folder, 'cache'),
      WINNOW_DATA_DIR: dataDir,
      WINNOW_SERVER_PORT: '0',
      WINNOW_OLLAMA_HOST: world.ollamaUrl,
      WINNOW_OLLAMA_CATEGORIZATION_MODEL: 'granite4.1:3b',
      WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
      WINNOW_LOG_LEVEL: 'silent',
    };
    mkdirSync(environment.TMPDIR);
    return await measureProgram(environment);
  } finally {
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measureProgram(environment: Record<string, string>): Promise<Figure[]> {
  const first = await look('../src/server/main.ts', environment);
  const ours: Look[] = [];
  const empty: Look[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await look('../src/server/main.ts', environment));
    empty.push(await look('./empty-server.ts', environment));
  }
  const program = await runProgram('../src/server/main.ts', environment);
  await refreshAll(program);
  const refreshed = program.memory();
  await program.stop();

  const emptyAnswer = median(empty.map(({ firstAnswer }) => firstAnswer));
  const emptyMemory = median(empty.map(({ memory }) => memory));
  const answer = median(ours.map(({ firstAnswer }) => firstAnswer));
  const memory = median(ours.map((seen) => seen.memory));
  return [
    { name: 'start', ours: answer, reference: emptyAnswer, unit: 'ms', goal: 'ratio < 5' },
    { name: 'start, first after an update', ours: first.firstAnswer, reference: emptyAnswer, unit: 'ms' },
    { name: 'start, memory', ours: memory, reference: emptyMemory, unit: 'MB' },
    {
      name: 'start, memory after a refresh',
      ours: refreshed,
      reference: emptyMemory,
      unit: 'MB',
      goal: '< 250 MB',
    },
  ];
}

type Look = { firstAnswer: number; memory: number };

async function look(
  file: Parameters<typeof runProgram>[0],
  environment: Record<string, string>,
): Promise<Look> {
  const program = await runProgram(file, environment);
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

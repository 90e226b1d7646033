import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { openDatabase } from '#server/database/open.ts';
import { parseFeed } from '#server/feeds/document/parse-feed.ts';
import { insertFeed } from '#server/feeds/feed-queries.ts';
import { openEventStream } from '#server/testing/event-stream.ts';
import { makeTestApi } from '#server/testing/test-api.ts';
import { documentInRound, FEEDS, makeDocuments } from './refresh-documents.ts';
import type { Figure } from './report.ts';
import { type RunningProgram, runProgram } from './run-program.ts';

/** What `feeds.concurrency` is by default, and how long every server takes, in ms. */
export const CONNECTIONS = 16;
export const DELAY = 100;
const ROUNDS = 10;

const addressesSchema = z.object({ feedUrls: z.array(z.string()), badUrls: z.array(z.string()) });

/**
 * 1,000 feeds on 200 hosts, refreshed by the real program: all new, nothing new, one new article in each, and
 * then with 30 bad ones among them. Loopback is on the owner's list here, so that the gap between two requests
 * to a host is not kept; with five feeds a host it would not be what limits.
 */
export async function measureRefresh(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  const child = fork(fileURLToPath(import.meta.resolve('./refresh-world.ts')));
  const [message] = await once(child, 'message');
  const { feedUrls, badUrls } = addressesSchema.parse(message);
  const setRound = async (round: number) => {
    child.send({ round });
    await once(child, 'message');
  };
  try {
    return await measureProgram({ folder, feedUrls, badUrls, setRound });
  } finally {
    const ended = once(child, 'exit');
    child.disconnect();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  }
}

type World = {
  folder: string;
  feedUrls: string[];
  badUrls: string[];
  setRound: (round: number) => Promise<void>;
};

async function measureProgram(world: World): Promise<Figure[]> {
  const { folder, setRound } = world;
  const bound = (FEEDS * DELAY) / CONNECTIONS;
  const program = await startProgram(folder, await addFeeds(folder, world.feedUrls));
  const figures: Figure[] = [];
  const first = await program.refresh();
  figures.push(...changed('all articles new', first, 0));
  const same = await program.refresh();
  figures.push(
    { name: 'refresh, nothing new', ours: same.time, reference: bound, unit: 'ms', goal: 'ratio ≤ 1.2' },
    {
      name: 'refresh, nothing new, feeds an hour',
      ours: (FEEDS / same.time) * 3_600_000,
      unit: 'feeds',
      goal: '≥ 10000',
    },
    loopFigure('nothing new', same),
  );
  await setRound(1);
  figures.push(...changed('one new article a feed', await program.refresh(), 1));

  const memory: number[] = [];
  for (let round = 2; round < ROUNDS + 2; round += 1) {
    await setRound(round);
    await program.refresh();
    memory.push(program.memory());
  }
  const half = (from: number) => Math.max(...memory.slice(from, from + ROUNDS / 2));
  figures.push({
    name: `refresh, memory in rounds 6 to ${ROUNDS} beside 1 to 5`,
    ours: half(ROUNDS / 2),
    reference: half(0),
    unit: 'MB',
    goal: 'ratio about 1',
  });
  await program.stop();
  return [...figures, ...(await measureBad(world, same.time))];
}

/** The healthy ones again with bad ones among them: for the first time, then as known bad. */
async function measureBad({ folder, badUrls }: World, reference: number): Promise<Figure[]> {
  await addFeeds(folder, badUrls);
  const program = await startProgram(folder, FEEDS);
  const figures: Figure[] = [];
  for (const name of ['10 dead, 10 dripping and 10 huge among them', 'the same again']) {
    const look = await program.refresh();
    figures.push(
      {
        name: `refresh, nothing new, ${name}`,
        ours: look.time,
        reference,
        unit: 'ms',
        goal: 'ratio about 1',
      },
      loopFigure(name, look),
    );
  }
  await program.stop();
  return figures;
}

type Look = { time: number; p99: number; max: number };

function changed(name: string, look: Look, round: number): Figure[] {
  return [
    {
      name: `refresh, ${name}`,
      ours: look.time,
      reference: Math.max(parseAlone(round), (FEEDS * DELAY) / CONNECTIONS),
      unit: 'ms',
      goal: 'ratio ≤ 1.2',
    },
    loopFigure(name, look),
  ];
}

function loopFigure(name: string, { p99 }: Look): Figure {
  return { name: `refresh, ${name}, event loop delay p99`, ours: p99, unit: 'ms', goal: '< 50 ms' };
}

/** Milliseconds for parsing and cleaning all documents of a round, one after the other and nothing else. */
export function parseAlone(round: number): number {
  const documents = makeDocuments().map((document, feed) =>
    Buffer.from(documentInRound(document, { feed, round })),
  );
  const begin = performance.now();
  for (const bytes of documents) {
    const result = parseFeed(bytes, { url: 'https://feed.example/', contentType: null, now: Date.now() });
    if (!result.ok) throw new Error(`A document of this bench cannot be read: ${result.detail}`);
  }
  return performance.now() - begin;
}

/** Puts feeds that were never fetched into the database; returns how many there are in all. */
async function addFeeds(folder: string, urls: readonly string[]): Promise<number> {
  const { db, close } = await openDatabase(folder);
  // Not due by themselves before the bench asks for them.
  const now = Date.now() + 86_400_000;
  await db.transaction().execute(async (transaction) => {
    for (const url of urls) await insertFeed(transaction, { url, title: url, now });
  });
  await close();
  return urls.length;
}

type BenchProgram = Pick<RunningProgram, 'stop' | 'memory'> & { refresh: () => Promise<Look> };

/** The real program with a page open; `healthy`: a refresh is over when so many feeds, the first, have ended. */
async function startProgram(folder: string, healthy: number): Promise<BenchProgram> {
  const loopFile = join(folder, 'loop.json');
  const program = await runProgram(readStartCommand(), {
    WINNOW_DATA_DIR: folder,
    WINNOW_SERVER_PORT: '0',
    // Nobody listens there: what is measured is refreshing, not judging.
    WINNOW_OLLAMA_HOST: 'http://127.0.0.1:9',
    WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
    WINNOW_LOG_LEVEL: 'silent',
    BENCH_LOOP_FILE: loopFile,
    NODE_OPTIONS: `--import=${fileURLToPath(import.meta.resolve('./watch-loop.ts'))}`,
  });
  const page = await openEventStream(program.url);
  const api = makeTestApi(() => program.url);
  const readLoop = async () => {
    rmSync(loopFile, { force: true });
    program.signal('SIGUSR2');
    while (!existsSync(loopFile)) await new Promise((resolve) => setTimeout(resolve, 5));
    return z.object({ p99: z.number(), max: z.number() }).parse(JSON.parse(readFileSync(loopFile, 'utf8')));
  };
  return {
    memory: program.memory,
    refresh: async () => {
      const ended = new Set<number>();
      const all = Promise.withResolvers<void>();
      let heard = page.events.length;
      const unsubscribe = page.subscribe(() => {
        for (const { event } of page.events.slice(heard)) {
          if (event.type === 'feeds_changed') for (const id of event.ids) if (id <= healthy) ended.add(id);
        }
        heard = page.events.length;
        if (ended.size === healthy) all.resolve();
      });
      await readLoop();
      const begin = performance.now();
      await api.send({ method: 'POST', path: '/api/feeds/refresh' });
      await all.promise;
      const time = performance.now() - begin;
      unsubscribe();
      return { time, ...(await readLoop()) };
    },
    stop: async () => {
      page.close();
      await program.stop();
    },
  };
}

/** What `npm start` runs, with the options that it gives to Node. */
export function readStartCommand(): string {
  const file = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  return z.object({ scripts: z.object({ start: z.string() }) }).parse(JSON.parse(file)).scripts.start;
}

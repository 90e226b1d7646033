import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '#server/config/load.ts';
import { openDatabase } from '#server/database/open.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { start } from '#server/start.ts';
import { type EventStream, openEventStream } from '#server/testing/event-stream.ts';
import { makeTestApi } from '#server/testing/test-api.ts';
import { openTabs } from './open-tabs.ts';
import { startWorld, type World, type WorldOptions } from './start-world.ts';

const FEEDS = 10;
export const ARTICLES = 200;

/** What the owner of this bench wants to read, a line each. */
export const INTERESTS = 'Storage engines, databases\nNight trains\nBread baking';
export const ANTI_INTERESTS = 'Crypto prices\nFootball';

/** Feeds with {@link ARTICLES} articles, and an Ollama that remembers nothing, for as long as the work takes. */
export async function inWorld<Result>(
  ollama: WorldOptions['ollama'],
  work: (world: World) => Promise<Result>,
): Promise<Result> {
  const world = await startWorld({ feeds: FEEDS, articles: ARTICLES / FEEDS, ollama });
  try {
    return await work(world);
  } finally {
    await world.stop();
  }
}

export type Run = {
  /** Milliseconds from the first question to the last stored judgement. */
  took: number;
  tokensIn: number;
  tokensOut: number;
  /** The bodies of all chats as JSON, in their order. */
  chats: string[];
  /** Events that each of the other tabs heard. */
  heard: number[];
};

type JudgeOptions = {
  slots: number;
  /** Pages that hear everything in another process, beside the one that the bench itself needs. */
  tabs?: number;
};

/** The real program as a person uses it: interests, feeds, model; one page stays open. */
export async function judgeAll(world: World, { slots, tabs = 0 }: JudgeOptions): Promise<Run> {
  const dataDir = mkdtempSync(join(tmpdir(), 'winnow-bench-'));
  try {
    const config = loadConfig(
      {},
      {
        WINNOW_DATA_DIR: dataDir,
        WINNOW_SERVER_PORT: '0',
        WINNOW_OLLAMA_HOST: world.ollamaUrl,
        WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
        WINNOW_JUDGING_CONCURRENCY: String(slots),
      },
    );
    const program = await start({ config, logger: silentLogger });
    const page = await openEventStream(program.url);
    const others = tabs > 0 ? await openTabs(program.url, tabs) : undefined;
    const api = makeTestApi(() => program.url);
    await api.saveInterests(INTERESTS, ANTI_INTERESTS);
    await Promise.all(world.feedUrls.map((url) => api.addFeed(url)));
    // The model comes last, so that all articles wait, as all requests of the bare loop do.
    await api.chooseModel('granite4.1:3b');
    await waitForWaiting(page, (waiting) => waiting > 0);
    await waitForWaiting(page, (waiting) => waiting === 0);
    const { heard } = (await others?.close()) ?? { heard: [] };
    page.close();
    await program.stop();
    return { ...(await readWork(dataDir)), chats: await world.readChats(), heard };
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Resolves at the next news of how many articles wait that is what is looked for. */
function waitForWaiting(page: EventStream, isWanted: (waiting: number) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = page.subscribe(() => {
      const last = page.events.findLast(({ event }) => event.type === 'counts')?.event;
      if (last?.type !== 'counts' || !isWanted(last.counts.scoring)) return;
      unsubscribe();
      resolve();
    });
  });
}

/** What the program itself wrote down about its judgements. */
async function readWork(dataDir: string): Promise<Omit<Run, 'chats' | 'heard'>> {
  const { db, close } = await openDatabase(dataDir);
  const rows = await db
    .selectFrom('judgements')
    .select(['judged_at', 'duration_ms', 'tokens_in', 'tokens_out'])
    .execute();
  await close();
  if (rows.length !== ARTICLES) throw new Error(`${rows.length} of ${ARTICLES} articles were judged.`);
  const begin = Math.min(...rows.map((row) => row.judged_at - row.duration_ms));
  return {
    took: Math.max(...rows.map((row) => row.judged_at)) - begin,
    tokensIn: rows.reduce((sum, row) => sum + row.tokens_in, 0),
    tokensOut: rows.reduce((sum, row) => sum + row.tokens_out, 0),
  };
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '#server/config/load.ts';
import { openDatabase } from '#server/database/open.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { start } from '#server/start.ts';
import { type EventStream, openEventStream } from '#server/testing/event-stream.ts';
import { makeTestApi } from '#server/testing/test-api.ts';
import { type Figure, median } from './report.ts';
import { sendRecorded } from './send-recorded.ts';
import { startWorld, type World } from './start-world.ts';

const FEEDS = 10;
const ARTICLES = 200;
const ROUNDS = 2;
const SLOTS = [1, 2, 4];

/**
 * About an eighth of a second an article, fifty times quicker than a small model without a graphics card
 * (measured: 5 to 10 s): what Winnow adds to an article shows fifty times larger than it will be.
 */
const SPEED = { promptTokensPerSecond: 20_000, generatedTokensPerSecond: 500 };

/**
 * 200 articles from feed to score, against a bare loop that sends the same requests with the same
 * concurrency to an equal simulator. By turns, each with a simulator that remembers nothing.
 */
export async function measureJudging(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const slots of SLOTS) {
    const ours: Run[] = [];
    const bare: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const run = await inWorld(slots, (world) => judgeAll(world, slots));
      ours.push(run);
      bare.push(await inWorld(slots, (world) => sendRecorded(world.ollamaUrl, run.chats, slots)));
    }
    figures.push({
      name: `judging, ${slots} ${slots === 1 ? 'slot' : 'slots'}`,
      ours: perSecond(median(ours.map(({ took }) => took))),
      reference: perSecond(median(bare)),
      unit: 'articles/s',
      goal: 'ratio ≥ 0.97',
    });
    if (slots === 1)
      figures.push(...countWork(ours), describeAdded(median(ours.map(({ took }) => took)) - median(bare)));
  }
  return figures;
}

function perSecond(milliseconds: number): number {
  return (ARTICLES * 1_000) / milliseconds;
}

/** A real model takes seconds for an article, so this says more about a real library than the ratio does. */
function describeAdded(milliseconds: number): Figure {
  return { name: 'judging, added to the model', ours: milliseconds / ARTICLES, unit: 'ms an article' };
}

function countWork(runs: readonly Run[]): Figure[] {
  const per = (pick: (run: Run) => number) => median(runs.map(pick)) / ARTICLES;
  return [
    { name: 'judging, requests', ours: per(({ chats }) => chats.length), unit: 'an article' },
    { name: 'judging, prompt tokens', ours: per(({ tokensIn }) => tokensIn), unit: 'an article' },
    { name: 'judging, generated tokens', ours: per(({ tokensOut }) => tokensOut), unit: 'an article' },
  ];
}

async function inWorld<Result>(slots: number, work: (world: World) => Promise<Result>): Promise<Result> {
  const world = await startWorld({ feeds: FEEDS, articles: ARTICLES / FEEDS, ollama: { ...SPEED, slots } });
  try {
    return await work(world);
  } finally {
    await world.stop();
  }
}

type Run = {
  /** Milliseconds from the first question to the last stored judgement. */
  took: number;
  tokensIn: number;
  tokensOut: number;
  chats: string[];
};

/** The real program as a person uses it: interests, feeds, model; one page stays open. */
async function judgeAll(world: World, slots: number): Promise<Run> {
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
    const api = makeTestApi(() => program.url);
    await api.saveInterests(
      'Storage engines, databases\nNight trains\nBread baking',
      'Crypto prices\nFootball',
    );
    await Promise.all(world.feedUrls.map((url) => api.addFeed(url)));
    // The model comes last, so that all articles wait, as all requests of the bare loop do.
    await api.chooseModel('granite4.1:3b');
    await waitForWaiting(page, (waiting) => waiting > 0);
    await waitForWaiting(page, (waiting) => waiting === 0);
    page.close();
    await program.stop();
    return { ...(await readWork(dataDir)), chats: await world.readChats() };
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
async function readWork(dataDir: string): Promise<Omit<Run, 'chats'>> {
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

import { setTimeout } from 'node:timers/promises';
import { loadConfig } from '#server/config/load.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { start } from '#server/start.ts';
import { type FakeClock, makeFakeClock } from '#server/testing/fake-clock.ts';
import { startKillWorld } from '#server/testing/kills/kill-world.ts';
import { makeTestApi, type TestApi } from '#server/testing/test-api.ts';
import { type Footprint, makeFootprintMeter } from './footprint.ts';
import { sendAlone } from './send-alone.ts';

const MINUTE = 60_000;
/** Far below any time limit, so that nothing under way meets one. */
const STEP = 200;

export type Hour = Footprint & {
  /** All that came so far. */
  articles: number;
};

/**
 * Runs the program through so many hours in which every feed brings something new each quarter of an hour, and all
 * of it is judged. Time is ours, so an hour takes as long as its work does. Returns what it holds after each hour.
 */
export async function simulateHours(dataDir: string, hours: number, abort?: AbortSignal): Promise<Hour[]> {
  const world = await startKillWorld();
  const clock = makeFakeClock(Date.now());
  const surroundings = {
    WINNOW_DATA_DIR: dataDir,
    WINNOW_SERVER_PORT: '0',
    WINNOW_OLLAMA_HOST: world.ollama.url,
    WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
    WINNOW_FEEDS_REFRESH_MINUTES: '15',
  };
  const running = await start({ config: loadConfig({}, surroundings), logger: silentLogger, clock });
  const api = makeTestApi(() => running.url, sendAlone(running.url));
  const measure = makeFootprintMeter();
  const seen: Hour[] = [];
  try {
    await api.chooseModel('granite4.1:3b');
    await inTime(clock, Promise.all(world.addresses.map(api.addFeed)));
    for (let hour = 1; hour <= hours; hour += 1) {
      for (let minute = 0; minute < 60; minute += 5) {
        abort?.throwIfAborted();
        await clock.advance(5 * MINUTE);
        await settle(api, clock);
      }
      world.forget();
      const { all } = await api.counts();
      seen.push({ ...(await measure()), timers: clock.pending(), articles: all });
    }
  } finally {
    await running.stop();
    await world.stop();
  }
  return seen;
}

/** Lets time go on until nothing is due and nothing is being judged. */
async function settle(api: TestApi, clock: FakeClock): Promise<void> {
  const isQuiet = async () => {
    const isDue = (await api.feedList()).some((feed) => Date.parse(feed.next_refresh_at) <= clock.now());
    return !isDue && (await api.status()).state === 'idle';
  };
  while (!(await isQuiet())) await clock.advance(STEP);
}

async function inTime(clock: FakeClock, work: Promise<unknown>): Promise<void> {
  let isDone = false;
  const done = work.finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await clock.advance(STEP);
    await setTimeout(5);
  }
  await done;
}

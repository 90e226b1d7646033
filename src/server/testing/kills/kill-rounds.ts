import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { BACKUP_FOLDER, listBackups } from '#server/database/backup/backup-files.ts';
import { checkDatabase } from '#server/database/backup/check-database.ts';
import { DATABASE_FILE } from '#server/database/open.ts';
import { startProcess } from '#server/testing/start-process.ts';
import { makeTestApi, type TestApi } from '#server/testing/test-api.ts';
import { listBusyHands } from './busy-hands.ts';
import { type KillWorld, startKillWorld } from './kill-world.ts';
import { checkPromises, type Ledger, makeLedger } from './ledger.ts';

export type KillOptions = {
  dataDir: string;
  rounds: number;
  /** SIGKILL when left out. SIGTERM has to end it by itself, with 0. */
  signal?: 'SIGKILL' | 'SIGTERM';
  /** From 0 to 1, as Math.random. */
  random: () => number;
  onRound?: (round: KillRound) => void;
  /** Ends it at once, with the process; it then rejects. */
  abort?: AbortSignal | undefined;
};

export type KillRound = {
  /** Changes that were acknowledged before the kill. */
  acknowledged: number;
  /** Each a sentence; empty: nothing was lost. */
  losses: string[];
  /** Milliseconds that the start after the kill took. */
  restart: number;
};

/**
 * The process lives until one to so many changes are acknowledged, and then a moment more, in milliseconds: by the clock alone, a
 * busy machine would promise nothing before it dies.
 */
const MOST_CHANGES = 8;
const LAST_MOMENT = 80;

/** A program that acknowledges nothing more is ended too, in milliseconds. */
const LONGEST_LIFE = 20_000;

/**
 * Ends the real process again and again while it refreshes, judges, pulls, imports, exports and backs up and the owner
 * marks, votes and saves, and after each time looks whether everything that was acknowledged is there and the file is sound.
 */
export async function runKillRounds({
  dataDir,
  rounds,
  signal = 'SIGKILL',
  random,
  onRound,
  abort,
}: KillOptions): Promise<KillRound[]> {
  const world = await startKillWorld();
  const environment = {
    WINNOW_DATA_DIR: dataDir,
    WINNOW_OLLAMA_HOST: world.ollama.url,
    WINNOW_FETCH_ALLOW_PRIVATE_NETWORKS: '127.0.0.0/8',
  };
  const ledger = makeLedger();
  const done: KillRound[] = [];
  let running = await startProcess(environment, abort);
  try {
    await prepare(
      makeTestApi(() => running.url),
      world,
    );
    for (let round = 0; round < rounds; round += 1) {
      const before = ledger.acknowledged();
      const { url, end } = running;
      const code = await liveAndDie({ url, end: () => end(signal), world, ledger, random, abort });
      const unclean = signal === 'SIGTERM' && code !== 0 ? [`It ended with ${code}, not with 0.`] : [];
      const unsound = [...unclean, ...describeFiles(dataDir)];
      running = await startProcess(environment, abort);
      const losses = [
        ...unsound,
        ...(await checkPromises(
          makeTestApi(() => running.url),
          ledger,
        )),
      ];
      const result = { acknowledged: ledger.acknowledged() - before, losses, restart: running.took };
      done.push(result);
      onRound?.(result);
    }
  } finally {
    await running.end('SIGTERM');
    await world.stop();
  }
  return done;
}

async function prepare(api: TestApi, { addresses }: KillWorld): Promise<void> {
  await api.chooseModel('granite4.1:3b');
  await Promise.all(addresses.slice(0, 4).map(api.addFeed));
}

type Life = {
  url: string;
  end: () => Promise<{ code: number | null }>;
  world: KillWorld;
  ledger: Ledger;
  random: () => number;
  abort: AbortSignal | undefined;
};

/** Returns the exit code. */
async function liveAndDie({ url, end, world, ledger, random, abort }: Life): Promise<number | null> {
  const api = makeTestApi(() => url);
  await ledger.learn(await api.list('all', 'newest'));
  let alive = true;
  const hands = listBusyHands({ api, world, ledger, random }).map(async (act) => {
    // Whatever a dying process does not answer is no promise.
    while (alive) await act().catch(() => undefined);
  });
  const wanted = ledger.acknowledged() + 1 + Math.floor(random() * MOST_CHANGES);
  const latest = performance.now() + LONGEST_LIFE;
  const isOver = () =>
    ledger.acknowledged() >= wanted || performance.now() > latest || abort?.aborted === true;
  while (!isOver()) await setTimeout(5);
  await setTimeout(random() * LAST_MOMENT);
  const { code } = await end();
  alive = false;
  await Promise.all(hands);
  return code;
}

/** What is unsound: the database, or a copy that stands under the name of a backup. */
function describeFiles(dataDir: string): string[] {
  const copies = listBackups(dataDir).map(({ name }) => join(BACKUP_FOLDER, name));
  return [DATABASE_FILE, ...copies].flatMap((name) => {
    const checked = checkDatabase(join(dataDir, name));
    return checked.state === 'sound' ? [] : [`${name} is ${checked.state}: ${JSON.stringify(checked)}`];
  });
}

import { cpSync, mkdirSync, readdirSync, rmSync, watch } from 'node:fs';
import { join } from 'node:path';
import { checkDatabase, SCHEMA_VERSION } from '#server/database/backup/check-database.ts';
import { DATABASE_FILE } from '#server/database/open.ts';
import { launchProcess, startProcess } from '#server/testing/start-process.ts';
import { describeContents, makeOldFile } from './old-file.ts';

export type MigrationOptions = {
  /** An empty folder. */
  folder: string;
  articles: number;
  rounds: number;
  signal: 'SIGKILL' | 'SIGTERM';
  /** From 0 to 1, as Math.random. */
  random: () => number;
  onRound?: (round: MigrationRound) => void;
  /** Ends it at once, with the process; it then rejects. */
  abort?: AbortSignal | undefined;
};

export type MigrationRound = {
  /** Of the file after the process was ended; 1: nothing had changed yet. */
  version: number;
  /** Each a sentence; empty: nothing was lost. */
  losses: string[];
};

/** A life of the program on a data folder: when it took the folder, when it was ready, and how it ended. */
type Life = {
  dataDir: string;
  signal: NodeJS.Signals;
  dieAfter?: number;
  abort: AbortSignal | undefined;
};

/**
 * Ends the real process again and again at a random moment between taking its data folder and being ready, while it
 * brings a file of the first release up to date; after each time looks at the file and its copy, and starts again.
 */
export async function runMigrationRounds(options: MigrationOptions): Promise<MigrationRound[]> {
  const { folder, rounds, signal, random, onRound, abort } = options;
  const old = join(folder, 'old');
  mkdirSync(old);
  await makeOldFile(old, options.articles);
  const wanted = describeContents(join(old, DATABASE_FILE));
  const dataDir = join(folder, 'data');
  const begin = () => {
    rmSync(dataDir, { recursive: true, force: true });
    cpSync(old, dataDir, { recursive: true });
  };
  begin();
  const { took } = await live({ dataDir, signal: 'SIGTERM', abort });
  const done: MigrationRound[] = [];
  for (let round = 0; round < rounds; round += 1) {
    begin();
    const { ended } = await live({ dataDir, signal, dieAfter: random() * took, abort });
    const unclean = signal === 'SIGTERM' && ended !== 0 ? [`It ended with ${ended}, not with 0.`] : [];
    const { version, losses } = describeFolder(dataDir, wanted);
    const later = await startAgain(dataDir, wanted, abort);
    const result = { version, losses: [...unclean, ...losses, ...later] };
    done.push(result);
    onRound?.(result);
  }
  return done;
}

function environmentOf(dataDir: string): Record<string, string> {
  return { WINNOW_DATA_DIR: dataDir, WINNOW_OLLAMA_HOST: 'http://127.0.0.1:1' };
}

/** Runs until it is ready, or so many milliseconds (`dieAfter`) after it took the folder. */
async function live({
  dataDir,
  signal,
  dieAfter,
  abort,
}: Life): Promise<{ took: number; ended: number | null }> {
  const taken = Promise.withResolvers<void>();
  const watcher = watch(dataDir, (_, name) => {
    if (name === 'winnow.lock') taken.resolve();
  });
  const { ready, end } = launchProcess(environmentOf(dataDir), abort);
  // It rejects where the process ends before.
  await Promise.race([taken.promise, ready]);
  watcher.close();
  const takenAt = performance.now();
  await (dieAfter === undefined ? ready : new Promise((resolve) => setTimeout(resolve, dieAfter)));
  const took = performance.now() - takenAt;
  return { took, ended: (await end(signal)).code };
}

function describeFolder(dataDir: string, wanted: string): MigrationRound {
  const file = join(dataDir, DATABASE_FILE);
  const checked = checkDatabase(file);
  if (checked.state !== 'sound') return { version: 0, losses: [`The file is ${JSON.stringify(checked)}.`] };
  const copies = readdirSync(dataDir).filter((name) => /before-version-\d+-\d+$/.test(name));
  const known = copies.map((name) => ({ name, checked: checkDatabase(join(dataDir, name)) }));
  const losses = known.flatMap((copy) =>
    copy.checked.state === 'sound' ? [] : [`${copy.name} is ${JSON.stringify(copy.checked)}.`],
  );
  if (describeContents(file) !== wanted)
    losses.push(`The file holds ${describeContents(file)}, not ${wanted}.`);
  const hasFirst = known.some((copy) => copy.checked.state === 'sound' && copy.checked.version === 1);
  if (checked.version > 1 && !hasFirst)
    losses.push(`There is no copy from before version ${checked.version}.`);
  return { version: checked.version, losses };
}

/** The next start is as if nothing had happened. */
async function startAgain(dataDir: string, wanted: string, abort?: AbortSignal): Promise<string[]> {
  const { end } = await startProcess(environmentOf(dataDir), abort);
  const { code } = await end('SIGTERM');
  const { version, losses } = describeFolder(dataDir, wanted);
  return [
    ...losses,
    ...(code === 0 ? [] : [`The next life ended with ${code}.`]),
    ...(version === SCHEMA_VERSION ? [] : [`The next start left version ${version}.`]),
  ];
}

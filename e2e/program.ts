import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** The first start builds the page when it is out of date; in milliseconds. */
const LONGEST_START = 60_000;

const readyLine = /Winnow \S+ is ready: (http:[^\s"]+)[\s"]/;

export type ProgramOptions = {
  /** Kept over restarts; the caller makes and removes it. */
  dataDir: string;
  /** Settings of the configuration's first tier, by the names they have in the environment. */
  environment: Record<string, string>;
};

/** The program as a user runs it: `npm start`, in a process of its own. */
export type Program = {
  /** Its address; the same after a restart. */
  url: string;
  dataDir: string;
  /** All that it has printed, since its first start. */
  output: () => string;
  /** The lines of its log that tell of an error, which no journey may cause. */
  complaints: () => string[];
  /** Asks it to end, as Ctrl+C and a service manager do; resolves to the milliseconds that it took. */
  stop: () => Promise<number>;
  /** Ends it at once, in the middle of whatever it does. */
  kill: () => Promise<void>;
  /** Starts it again on the same data and the same port. */
  start: () => Promise<void>;
};

/** Starts the program on any free port and waits until it says that it is ready. */
export async function startProgram({ dataDir, environment }: ProgramOptions): Promise<Program> {
  let printed = '';
  const print = (text: string) => {
    printed += text;
  };
  // A winnow.yaml in the repository belongs to the developer and must not decide about a test.
  const configFile = join(dataDir, 'no-settings.yaml');
  writeFileSync(configFile, '');
  const settings = { ...environment, WINNOW_CONFIG: configFile, WINNOW_DATA_DIR: dataDir };
  let running = await run({ ...settings, WINNOW_SERVER_PORT: '0' }, print);
  const { url } = running;

  return {
    url,
    dataDir,
    output: () => printed,
    complaints: () => printed.split('\n').filter((line) => /"level":[56]0|Warning:/.test(line)),
    stop: () => running.end('SIGTERM'),
    kill: async () => void (await running.end('SIGKILL')),
    start: async () => {
      running = await run({ ...settings, WINNOW_SERVER_PORT: new URL(url).port }, print);
    },
  };
}

type Running = { url: string; end: (signal: NodeJS.Signals) => Promise<number> };

async function run(settings: Record<string, string>, print: (text: string) => void): Promise<Running> {
  // In a process group of its own: npm, its shell and the server are reached by one signal.
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...plainEnvironment(), ...settings, WINNOW_LOG_FORMAT: 'json' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('npm could not be started.');
  // Closed once nobody is left who could write: the server has ended too, not only npm.
  let ended = false;
  const closed = once(child, 'close').then(() => {
    ended = true;
  });
  const signalGroup = (signal: NodeJS.Signals) => {
    if (!ended) process.kill(-pid, signal);
  };
  const killWithTests = () => signalGroup('SIGKILL');
  process.once('exit', killWithTests);
  const end = async (signal: NodeJS.Signals) => {
    const startedAt = performance.now();
    signalGroup(signal);
    await closed;
    process.removeListener('exit', killWithTests);
    return performance.now() - startedAt;
  };

  let output = '';
  const ready = Promise.withResolvers<string>();
  const listen = (chunk: Buffer) => {
    output += chunk;
    print(String(chunk));
    const url = readyLine.exec(output)?.[1];
    if (url !== undefined) ready.resolve(url);
  };
  child.stdout.on('data', listen);
  child.stderr.on('data', listen);
  const giveUp = (why: string) => ready.reject(new Error(`npm start ${why}:\n${output}`));
  const timer = setTimeout(() => giveUp('took too long'), LONGEST_START);
  void closed.then(() => giveUp('ended before it was ready'));
  try {
    return { url: await ready.promise, end };
  } catch (error) {
    await end('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** What a shell has, without what the test runner adds: NODE_ENV=test would build another page. */
function plainEnvironment(): Record<string, string> {
  const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG'].map((name) => [name, process.env[name]]);
  return Object.fromEntries(kept.filter(([, value]) => value !== undefined));
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export type RunningProgram = {
  url: string;
  /** Milliseconds from starting the process to its first answer. */
  firstAnswer: number;
  /** Resident memory in megabytes; NaN where the system does not tell. */
  memory: () => number;
  /** Milliseconds of processor time so far, of all its threads; NaN where the system does not tell. */
  processorTime: () => number;
  signal: (name: NodeJS.Signals) => void;
  stop: () => Promise<void>;
};

const ROOT = join(import.meta.dirname, '..');

/** Starts a server as npm would and asks it for `GET /api/health` as soon as it says where it is. */
export async function runProgram(
  command: string,
  environment: Record<string, string> = {},
): Promise<RunningProgram> {
  const begin = performance.now();
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  const child = spawn('sh', ['-c', command], {
    cwd: ROOT,
    env: { ...process.env, ...environment, PATH: path },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const url = await readAddress(child.stdout);
  const answer = await fetch(`${url}/api/health`);
  await answer.text();
  const firstAnswer = performance.now() - begin;
  if (!answer.ok) throw new Error(`GET /api/health answered ${answer.status}.`);
  return {
    url,
    firstAnswer,
    memory: () => readMemory(child.pid ?? 0),
    processorTime: () => readProcessorTime(child.pid ?? 0),
    signal: (name) => void child.kill(name),
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function readAddress(output: AsyncIterable<Buffer>): Promise<string> {
  let text = '';
  for await (const chunk of output) {
    text += chunk.toString();
    const port = /http:\/\/(?:localhost|127\.0\.0\.1):(\d+)[\n"]/.exec(text)?.[1];
    // By number: looking up the name `localhost` is no part of a start.
    if (port !== undefined) return `http://127.0.0.1:${port}`;
  }
  throw new Error(`The server ended before it was ready: ${text}`);
}

function readMemory(pid: number): number {
  const file = `/proc/${pid}/status`;
  const kilobytes = existsSync(file) ? /VmRSS:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1] : undefined;
  return Number(kilobytes) / 1_000;
}

/** Fields 14 and 15, behind the name in brackets, in hundredths of a second. Source: proc_pid_stat(5). */
function readProcessorTime(pid: number): number {
  const file = `/proc/${pid}/stat`;
  const fields = existsSync(file) ? readFileSync(file, 'utf8').split(') ')[1]?.split(' ') : undefined;
  return (Number(fields?.[11]) + Number(fields?.[12])) * 10;
}

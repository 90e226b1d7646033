import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The program in a process of its own. */
export type StartedProcess = {
  process: ChildProcess;
  url: string;
  /** Milliseconds from its start until it said that it is ready. */
  took: number;
  /** Sends the signal; resolves with how the process ended. */
  end: (signal: NodeJS.Signals) => Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

/** The program from its first moment on. */
export type LaunchedProcess = Pick<StartedProcess, 'process' | 'end'> & {
  /** Its address, once it says so; rejects with what it said when it ends before. */
  ready: Promise<string>;
};

/**
 * Starts the program as a user does and waits until it says where it is. The caller ends it, or `abort` does, at once;
 * throws where it did before.
 */
export async function startProcess(
  environment: Record<string, string>,
  abort?: AbortSignal,
): Promise<StartedProcess> {
  const startedAt = performance.now();
  const { process: child, end, ready } = launchProcess(environment, abort);
  return { process: child, end, url: await ready, took: performance.now() - startedAt };
}

/**
 * The same without waiting for it. With `fileBlocks` no file of it grows beyond so many blocks of 512 or 1,024 bytes
 * (shells differ), as under a quota.
 */
export function launchProcess(
  environment: Record<string, string>,
  abort?: AbortSignal,
  fileBlocks?: number,
): LaunchedProcess {
  abort?.throwIfAborted();
  const program = [process.execPath, join(import.meta.dirname, '../main.ts')];
  const [command = '', ...args] = fileBlocks === undefined ? program : withLimit(fileBlocks, program);
  const child = spawn(command, args, {
    env: { PATH: process.env['PATH'], WINNOW_SERVER_PORT: '0', WINNOW_LOG_LEVEL: 'silent', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = once(child, 'exit').then(([code, signal]) => ({ code, signal }));
  const kill = () => void child.kill('SIGKILL');
  abort?.addEventListener('abort', kill);
  void exited.then(() => abort?.removeEventListener('abort', kill));
  const ready = new Promise<string>((resolve, reject) => {
    let said = '';
    const listen = (text: Buffer) => {
      said += text;
      const found = /is ready: (http:[^\s"]+)[\s"]/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    // Not at its exit: what it said last may still be on its way.
    void once(child, 'close').then(([code]) => reject(new Error(`The program ended with ${code}: ${said}`)));
  });
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal);
    return exited;
  };
  ready.catch(() => undefined);
  return { process: child, end, ready };
}

function withLimit(fileBlocks: number, program: readonly string[]): string[] {
  return ['sh', '-c', `ulimit -f ${fileBlocks} && exec "$@"`, 'sh', ...program];
}

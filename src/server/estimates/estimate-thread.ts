import { Worker } from 'node:worker_threads';
import type { EstimateAnswer, EstimateTasks } from './estimate-worker.ts';

/** The thread of the estimates, started at first need and ended when it has nothing to do. */
export type EstimateThread = {
  /** Rejects when the thread fails, dies or is closed. */
  ask: <Name extends keyof EstimateTasks>(
    name: Name,
    sent: EstimateTasks[Name]['sent'],
  ) => Promise<EstimateTasks[Name]['answer']>;
  close: () => Promise<void>;
};

export type EstimateThreadOptions = {
  /** Where the word vectors are. */
  assets: URL;
  /** Milliseconds without work after which the thread is ended. */
  idleLimit: number;
};

/** Megabytes for objects that live for a moment, and for all others; see feeds/feed-parser.ts. */
const limits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

type Waiting = { resolve: (answer: unknown) => void; reject: (error: unknown) => void };

export function createEstimateThread({ assets, idleLimit }: EstimateThreadOptions): EstimateThread {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let closed = false;
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;

  function readyWorker(): Worker {
    clearTimeout(idle);
    worker?.ref();
    if (worker) return worker;
    const started = startWorker(assets);
    worker = started;
    return started
      .on('message', (answer: EstimateAnswer) => settle(started, answer))
      .on('error', (error) => giveUp(started, error))
      .on('exit', () => giveUp(started, new Error('the thread of the estimates has ended')));
  }

  function settle(from: Worker, { id, answer, error }: EstimateAnswer): void {
    const asked = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asked?.resolve(answer);
    else asked?.reject(error);
    if (waiting.size > 0) return;
    // Only while something waits does the thread keep the process alive.
    from.unref();
    idle = setTimeout(() => void end(), idleLimit).unref();
  }

  /** Whatever waits for a thread that is gone is told so; the next order starts another. */
  function giveUp(ended: Worker, error: unknown): void {
    if (worker !== ended) return;
    worker = undefined;
    const left = [...waiting.values()];
    waiting.clear();
    for (const { reject } of left) reject(error);
  }

  async function end(): Promise<void> {
    clearTimeout(idle);
    const ended = worker;
    if (ended) giveUp(ended, new Error('the thread of the estimates was closed'));
    await ended?.terminate();
  }

  return {
    ask: (name, sent) => {
      if (closed) return Promise.reject(new Error('the thread of the estimates was closed'));
      const ready = readyWorker();
      lastId += 1;
      const id = lastId;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
        ready.postMessage({ id, name, sent });
      });
    },
    close: () => {
      closed = true;
      return end();
    },
  };
}

function startWorker(assets: URL): Worker {
  return new Worker(new URL('./estimate-worker.ts', import.meta.url), {
    workerData: assets.href,
    resourceLimits: limits,
  });
}

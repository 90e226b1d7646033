import { Worker } from 'node:worker_threads';
import { endThread } from '#server/platform/end-thread.ts';
import { createOrders, type Order } from './search-orders.ts';
import type { SearchTasks } from './search-tasks.ts';
import type { SearchWork, SentAnswer } from './search-worker.ts';

/** The thread of the search, started at first need and ended when it has nothing to do. */
export type SearchThread = {
  /**
   * Answered one after the other. Rejects when the thread fails, dies or is closed, with the signal's reason when
   * that aborts, and with {@link TooSlow} after the time limit.
   */
  ask: <Name extends keyof SearchTasks>(
    name: Name,
    sent: SearchTasks[Name]['sent'],
    signal?: AbortSignal,
  ) => Promise<SearchTasks[Name]['answer']>;
  close: () => Promise<void>;
};

type SearchThreadOptions = {
  /** The file of the database. */
  database: string;
  /** Milliseconds after which a running order is stopped. */
  timeLimit: number;
  /** Milliseconds without work after which the thread is ended. */
  idleLimit: number;
};

/** The answer did not come within the time limit. */
export class TooSlow extends Error {}

/** Megabytes for objects that live for a moment, and for all others; see feeds/feed-parser.ts. */
const limits = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 };

export function createSearchThread({ database, timeLimit, idleLimit }: SearchThreadOptions): SearchThread {
  const unwanted = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const orders = createOrders(new Int32Array(unwanted));
  const thread = createWorkerPlace({ database, unwanted }, { onAnswer: settle, onEnd: orders.rejectAll });
  let closed = false;
  let lastId = 0;
  let timer: NodeJS.Timeout | undefined;

  function sendNext(): void {
    const order = orders.take();
    if (!order && orders.isRunning()) return;
    clearTimeout(timer);
    if (order) {
      const stop = () => orders.stop(order, new TooSlow(`no answer within ${timeLimit} ms`));
      timer = setTimeout(stop, timeLimit).unref();
      thread.send({ id: order.id, name: order.name, sent: order.sent });
    } else {
      thread.rest();
      timer = setTimeout(() => void end(), idleLimit).unref();
    }
  }

  function settle(answer: SentAnswer): void {
    if (orders.settle(answer)) sendNext();
  }

  async function end(): Promise<void> {
    clearTimeout(timer);
    orders.rejectAll(new Error('the thread of the search was closed'));
    await thread.end();
  }

  return {
    ask: (name, sent, signal) => {
      if (closed) return Promise.reject(new Error('the thread of the search was closed'));
      if (signal?.aborted) return Promise.reject(signal.reason);
      return new Promise((resolve, reject) => {
        lastId += 1;
        const abort = () => orders.stop(order, signal?.reason);
        const leave = () => signal?.removeEventListener('abort', abort);
        const order: Order = { id: lastId, name, sent, resolve: resolve as Order['resolve'], reject, leave };
        signal?.addEventListener('abort', abort, { once: true });
        orders.add(order);
        sendNext();
      });
    },
    close: () => {
      closed = true;
      return end();
    },
  };
}

type Heard = { onAnswer: (answer: SentAnswer) => void; onEnd: (error: unknown) => void };

/** Where the worker stands while there is one. After its end the next order starts another. */
function createWorkerPlace(workerData: SearchWork, { onAnswer, onEnd }: Heard) {
  let worker: Worker | undefined;

  const giveUp = (ended: Worker, error: unknown) => {
    if (worker !== ended) return;
    worker = undefined;
    onEnd(error);
  };
  const startWorker = () => {
    const url = new URL('./search-worker.ts', import.meta.url);
    const started = new Worker(url, { workerData, resourceLimits: limits });
    return started
      .on('message', (answer: SentAnswer) => worker === started && onAnswer(answer))
      .on('error', (error) => giveUp(started, error))
      .on('exit', () => giveUp(started, new Error('the thread of the search has ended')));
  };
  return {
    send: (order: Pick<Order, 'id' | 'name' | 'sent'>) => {
      worker ??= startWorker();
      worker.ref();
      worker.postMessage(order);
    },
    /** Only while something waits does the thread keep the process alive. */
    rest: () => worker?.unref(),
    end: async () => {
      const ended = worker;
      worker = undefined;
      if (ended) await endThread(ended);
    },
  };
}

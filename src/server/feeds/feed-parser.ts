import { Worker } from 'node:worker_threads';
import type { FeedParseFailure, FeedParseResult, FeedSource } from './parsed-feed.ts';
import type { ParseOrder } from './parse-worker.ts';

export type FeedParser = {
  /** Like `parseFeed`, without keeping the server waiting. Rejects only after {@link FeedParser.close}. */
  parse: (bytes: Uint8Array, source: FeedSource) => Promise<FeedParseResult>;
  /** Ends the thread; parsing under way rejects. */
  close: () => Promise<void>;
};

export type FeedParserOptions = {
  /** Milliseconds one feed may take, counted from when its turn comes. */
  timeLimit?: number;
  /** Megabytes the thread may use. */
  memoryLimit?: number;
};

const tooSlow: FeedParseFailure = { ok: false, kind: 'too_slow_to_read', detail: 'the time limit has passed' };
const tooBig: FeedParseFailure = { ok: false, kind: 'too_slow_to_read', detail: 'the memory limit was reached' };

/**
 * Parses feeds in a thread of its own, one at a time. A feed that takes too long or too much memory fails
 * alone: its thread is ended and the next feed gets a new one.
 */
export function createFeedParser(options: FeedParserOptions = {}): FeedParser {
  const { timeLimit = 10_000, memoryLimit = 512 } = options;
  let worker: Worker | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  function startWorker(): Worker {
    const started = new Worker(new URL('./parse-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit },
    });
    started.unref();
    return started;
  }

  async function endWorker(): Promise<void> {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  async function parseNow(order: ParseOrder): Promise<FeedParseResult> {
    if (closed) throw new Error('the feed parser is closed');
    worker ??= startWorker();
    const result = await askWorker(worker, order, timeLimit);
    if (result === tooSlow || result === tooBig) await endWorker();
    return result;
  }

  return {
    parse: (bytes, source) => {
      const result = last.then(() => parseNow({ bytes, source }));
      last = result.catch(() => undefined);
      return result;
    },
    close: async () => {
      closed = true;
      await endWorker();
    },
  };
}

/** Sends one order and waits for its result, for the limit, or for the thread to end. */
function askWorker(worker: Worker, order: ParseOrder, timeLimit: number): Promise<FeedParseResult> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', failed).off('exit', exited).unref();
      settle();
    };
    const answered = (result: FeedParseResult) => finish(() => resolve(result));
    const failed = (error: Error) => {
      const isMemory = 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finish(() => (isMemory ? resolve(tooBig) : reject(error)));
    };
    const exited = () => finish(() => reject(new Error('the feed parser was closed')));
    const timer = setTimeout(() => finish(() => resolve(tooSlow)), timeLimit);
    worker.on('message', answered).on('error', failed).on('exit', exited).ref();
    worker.postMessage(order);
  });
}

import { Worker } from 'node:worker_threads';
import { hasCode } from '#server/platform/has-code.ts';
import type { ParseOrder } from './parse-worker.ts';
import type { FeedParseFailure, FeedParseResult, FeedSource } from './parsed-feed.ts';

export type FeedParser = {
  /** Like `parseFeed`, without keeping the server waiting. Rejects only after {@link FeedParser.close}. */
  parse: (bytes: Uint8Array, source: FeedSource) => Promise<FeedParseResult>;
  /** Ends the thread; parsing under way rejects. */
  close: () => Promise<void>;
};

/**
 * Megabytes for objects that live for a moment. V8 would let them grow to 100 in every thread before it
 * clears them away, and keep that memory: measured, 40 more for nothing.
 */
const YOUNG_OBJECTS = 16;

export type FeedParserOptions = {
  /** Milliseconds one feed may take, counted from when its turn comes. */
  timeLimit?: number;
  /** Megabytes the thread may use. */
  memoryLimit?: number;
  /** Milliseconds without work after which the thread is ended: it holds some 100 MB for nothing. */
  idleLimit?: number;
};

const tooSlow: FeedParseFailure = {
  ok: false,
  kind: 'too_slow_to_read',
  detail: 'the time limit has passed',
};
const tooBig: FeedParseFailure = {
  ok: false,
  kind: 'too_slow_to_read',
  detail: 'the memory limit was reached',
};

/**
 * Parses feeds in a thread of its own, one at a time. A feed that takes too long or too much memory fails
 * alone: its thread is ended and the next feed gets a new one.
 */
export function createFeedParser(options: FeedParserOptions = {}): FeedParser {
  const { timeLimit = 10_000, memoryLimit = 512, idleLimit = 5_000 } = options;
  let worker: Worker | undefined;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let idle: NodeJS.Timeout | undefined;

  /** The thread, started at first need. Starting loads the parsers and is not on any feed's account. */
  async function readyWorker(): Promise<Worker> {
    if (worker) return worker;
    worker = new Worker(new URL('./parse-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit, maxYoungGenerationSizeMb: YOUNG_OBJECTS },
    });
    const started = worker;
    // A thread that dies while it has nothing to do costs nobody anything: the next feed starts another.
    started
      .on('error', () => undefined)
      .on('exit', () => {
        if (worker === started) worker = undefined;
      });
    await nextMessage(started);
    return started;
  }

  async function endWorker(): Promise<void> {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  function rest(): void {
    waiting -= 1;
    if (waiting > 0 || closed) return;
    idle = setTimeout(() => void endWorker(), idleLimit).unref();
  }

  async function parseNow(order: ParseOrder): Promise<FeedParseResult> {
    if (closed) throw new Error('the feed parser is closed');
    const ready = await readyWorker();
    ready.postMessage(order);
    try {
      const result = await nextMessage(ready, timeLimit);
      if (result !== undefined) return result;
      await endWorker();
      return tooSlow;
    } catch (error) {
      await endWorker();
      if (hasCode(error, 'ERR_WORKER_OUT_OF_MEMORY')) return tooBig;
      throw error;
    }
  }

  return {
    parse: (bytes, source) => {
      clearTimeout(idle);
      waiting += 1;
      const result = last.then(() => parseNow({ bytes, source }));
      last = result.catch(() => undefined).then(rest);
      return result;
    },
    close: async () => {
      closed = true;
      clearTimeout(idle);
      await endWorker();
    },
  };
}

/**
 * What the thread says next, or undefined when it says nothing for so many milliseconds. Rejects when the
 * thread fails or ends. Only meanwhile does the thread keep the process alive.
 */
function nextMessage(worker: Worker, timeLimit?: number): Promise<FeedParseResult | undefined> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', failed).off('exit', ended).unref();
      settle();
    };
    const answered = (result: FeedParseResult) => finish(() => resolve(result));
    const failed = (error: Error) => finish(() => reject(error));
    const ended = () => finish(() => reject(new Error('the feed parser is closed')));
    const timer =
      timeLimit === undefined ? undefined : setTimeout(() => finish(() => resolve(undefined)), timeLimit);
    worker.on('message', answered).on('error', failed).on('exit', ended).ref();
  });
}

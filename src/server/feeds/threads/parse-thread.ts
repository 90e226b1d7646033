import { Worker } from 'node:worker_threads';
import type { FeedParseFailure } from '#server/feeds/document/parsed-feed.ts';
import { hasCode } from '#server/platform/has-code.ts';
import type { ParseAnswer, ParseOrder } from './parse-worker.ts';

/** A thread that reads one document at a time; one that dies or hangs is replaced at the next document. */
export type ReadingThread<Order, Answer> = {
  /**
   * Calls `onSlow` when the document takes longer than is usual. Rejects when the thread ends for a reason
   * that is not the document's.
   */
  parse: (order: Order, onSlow: () => void) => Promise<Answer>;
  end: () => Promise<void>;
};

export type ParseThread = ReadingThread<ParseOrder, ParseAnswer>;

export type ParseLimits = {
  /** Milliseconds one feed may take, counted from when its turn comes. */
  timeLimit: number;
  /** Milliseconds after which it is slow. */
  patience: number;
  /** Megabytes the thread may use. */
  memoryLimit: number;
};

/**
 * Megabytes for objects that live for a moment. V8 would let them grow to 100 in every thread before it
 * clears them away, and keep that memory: measured, 40 more for nothing.
 */
const YOUNG_OBJECTS = 16;

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

/** The thread in which feeds are parsed. */
export function createParseThread(limits: ParseLimits): ParseThread {
  return createReadingThread(limits, {
    script: new URL('./parse-worker.ts', import.meta.url),
    tooSlow,
    tooBig,
  });
}

type ThreadWork<Answer> = {
  /** Says `ready` once, then one answer for every order, in order. */
  script: URL;
  /** The answers for documents that go beyond the limits. */
  tooSlow: Answer;
  tooBig: Answer;
};

export function createReadingThread<Order, Answer>(
  { timeLimit, patience, memoryLimit }: ParseLimits,
  { script, tooSlow, tooBig }: ThreadWork<Answer>,
): ReadingThread<Order, Answer> {
  let worker: Worker | undefined;

  /** The thread, started at first need. Starting loads the parsers and is not on any feed's account. */
  async function readyWorker(): Promise<Worker> {
    if (worker) return worker;
    const started = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: memoryLimit, maxYoungGenerationSizeMb: YOUNG_OBJECTS },
    });
    worker = started;
    // A thread that dies while it has nothing to do costs nobody anything: the next feed starts another.
    started
      .on('error', () => undefined)
      .on('exit', () => {
        if (worker === started) worker = undefined;
      });
    await nextMessage(started);
    return started;
  }

  async function end(): Promise<void> {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  }

  return {
    end,
    parse: async (order, onSlow) => {
      const ready = await readyWorker();
      ready.postMessage(order);
      const timer = setTimeout(onSlow, patience).unref();
      try {
        const result = await nextMessage<Answer>(ready, timeLimit);
        if (result !== undefined) return result;
        await end();
        return tooSlow;
      } catch (error) {
        await end();
        if (hasCode(error, 'ERR_WORKER_OUT_OF_MEMORY')) return tooBig;
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

/**
 * What the thread says next, or undefined when it says nothing for so many milliseconds. Rejects when the
 * thread fails or ends. Only meanwhile does the thread keep the process alive.
 */
function nextMessage<Answer>(worker: Worker, timeLimit?: number): Promise<Answer | undefined> {
  return new Promise((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', failed).off('exit', ended).unref();
      settle();
    };
    const answered = (result: Answer) => finish(() => resolve(result));
    const failed = (error: Error) => finish(() => reject(error));
    const ended = () => finish(() => reject(new Error('the feed parser is closed')));
    const timer =
      timeLimit === undefined ? undefined : setTimeout(() => finish(() => resolve(undefined)), timeLimit);
    worker.on('message', answered).on('error', failed).on('exit', ended).ref();
  });
}

import type { CancelTimer, Clock } from './clock.ts';
import { timeLeft } from './time-left.ts';

/** Work that may have to wait for its turn. `gap` is the least time between two starts of one key. */
export type LimitedWork<T> = {
  key: string;
  run: () => Promise<T>;
  gap?: number;
  signal?: AbortSignal | undefined;
};

export type ConcurrencyLimit = <T>(work: LimitedWork<T>) => Promise<T>;

type Waiting = { gap: number; start: () => void };
type Lane = { running: number; lastStart: number; queue: Waiting[]; timer: CancelTimer | undefined };

/**
 * Lets at most `perKey` pieces of work with the same key run at once, in the order they came; keys do
 * not wait for each other. Work whose signal aborts while it waits is never run and rejects with the
 * signal's reason.
 */
export function createConcurrencyLimit(clock: Clock, perKey: number): ConcurrencyLimit {
  const lanes = new Map<string, Lane>();

  function advance(key: string, lane: Lane): void {
    while (lane.running < perKey && lane.timer === undefined) {
      const next = lane.queue[0];
      if (!next) break;
      const wait = timeLeft(clock.now(), lane.lastStart + next.gap, next.gap);
      if (wait > 0) {
        wake(key, lane, wait);
        return;
      }
      lane.queue.shift();
      lane.running += 1;
      lane.lastStart = clock.now();
      next.start();
    }
  }

  function wake(key: string, lane: Lane, wait: number): void {
    lane.timer = clock.after(wait, () => {
      lane.timer = undefined;
      advance(key, lane);
      forgetIfIdle(key, lane);
    });
  }

  function finish(key: string, lane: Lane, gap: number): void {
    lane.running -= 1;
    advance(key, lane);
    const rest = timeLeft(clock.now(), lane.lastStart + gap, gap);
    // The lane is kept until its gap is over: the next comer must still find when the last one started.
    if (rest > 0 && lane.timer === undefined) wake(key, lane, rest);
    else forgetIfIdle(key, lane);
  }

  function forgetIfIdle(key: string, lane: Lane): void {
    const idle = lane.running === 0 && lane.queue.length === 0 && lane.timer === undefined;
    if (idle && lanes.get(key) === lane) lanes.delete(key);
  }

  return async ({ key, run, gap = 0, signal }) => {
    signal?.throwIfAborted();
    const lane = lanes.get(key) ?? {
      running: 0,
      lastStart: Number.NEGATIVE_INFINITY,
      queue: [],
      timer: undefined,
    };
    lanes.set(key, lane);
    await waitForTurn(lane, { gap, signal, advance: () => advance(key, lane) });
    try {
      return await run();
    } finally {
      finish(key, lane, gap);
    }
  };
}

function waitForTurn(
  lane: Lane,
  { gap, signal, advance }: { gap: number; signal: AbortSignal | undefined; advance: () => void },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      lane.queue = lane.queue.filter((other) => other !== waiting);
      reject(signal?.reason);
    };
    const waiting: Waiting = {
      gap,
      start: () => {
        signal?.removeEventListener('abort', leave);
        resolve();
      },
    };
    signal?.addEventListener('abort', leave, { once: true });
    lane.queue.push(waiting);
    advance();
  });
}

/** Stops a timer that was started with {@link Clock.after}. Calling it twice is harmless. */
export type CancelTimer = () => void;

/**
 * The only source of time in the server, so that tests can own it.
 * All times are epoch milliseconds, all durations milliseconds.
 */
export type Clock = {
  now: () => number;
  after: (milliseconds: number, run: () => void) => CancelTimer;
};

/** The real clock. Its timers do not keep the process alive: what must finish is awaited by name. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    // setTimeout fires at once beyond 2^31-1 ms; no caller waits for longer than 24 days on purpose.
    const timer = setTimeout(run, Math.min(milliseconds, 2_147_483_647));
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/**
 * Waits; resolves early (never rejects) when the signal aborts, so that loops can check their own
 * condition instead of catching.
 */
export function sleep(clock: Clock, milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const done = () => {
      cancel();
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const cancel = clock.after(milliseconds, done);
    signal?.addEventListener('abort', done, { once: true });
  });
}

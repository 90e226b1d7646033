import type { CancelTimer, Clock } from './clock.ts';

export type Throttle = {
  /** Runs now, or as soon as the last run is an interval ago. */
  call: () => void;
  /** Forgets a run that is due. */
  stop: () => void;
};

/** Runs at most once in `interval` milliseconds; whatever was asked in between ends in one more run. */
export function createThrottle(clock: Clock, interval: number, run: () => void): Throttle {
  let lastRun = Number.NEGATIVE_INFINITY;
  let cancel: CancelTimer | null = null;
  const runNow = () => {
    cancel = null;
    lastRun = clock.now();
    run();
  };
  return {
    call: () => {
      if (cancel) return;
      // A clock that was set back must not make it wait for longer than that.
      const wait = Math.min(lastRun + interval - clock.now(), interval);
      if (wait <= 0) runNow();
      else cancel = clock.after(wait, runNow);
    },
    stop: () => {
      cancel?.();
      cancel = null;
    },
  };
}

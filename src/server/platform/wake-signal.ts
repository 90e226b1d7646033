import type { Clock } from './clock.ts';

/** Lets a loop rest until somebody has work for it. A wake that comes while it does not rest is remembered. */
export type WakeSignal = {
  wake: () => void;
  /** Resolves at the next wake (at once when one came since the last rest), or after `milliseconds`. */
  rest: (milliseconds: number) => Promise<void>;
};

/** For one loop: two that rest on the same signal would take each other's wakes. */
export function createWakeSignal(clock: Clock): WakeSignal {
  let pending = false;
  let wakeUp: (() => void) | null = null;
  return {
    wake: () => {
      if (wakeUp) wakeUp();
      else pending = true;
    },
    rest: async (milliseconds) => {
      if (!pending) {
        await new Promise<void>((resolve) => {
          const cancel = Number.isFinite(milliseconds) ? clock.after(milliseconds, resolve) : () => undefined;
          wakeUp = () => {
            cancel();
            resolve();
          };
        });
      }
      wakeUp = null;
      pending = false;
    },
  };
}

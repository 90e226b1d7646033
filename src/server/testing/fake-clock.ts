import type { Clock } from '#server/platform/clock.ts';

export type FakeClock = Clock & {
  /** Moves time forward and runs every timer that falls due, in order, letting promises settle between. */
  advance: (milliseconds: number) => Promise<void>;
  /** Sets the clock (in ms from what it shows) as an owner or a time server does: no timer runs any sooner or later. */
  jump: (milliseconds: number) => void;
  /** How many timers are set. */
  pending: () => number;
};

type Timer = { at: number; run: () => void };

/** A clock that stands still until a test moves it. Starts at a fixed day so that results can be read. */
export function makeFakeClock(startAt = Date.UTC(2026, 10, 20, 9, 0, 0)): FakeClock {
  let now = startAt;
  const timers = new Set<Timer>();
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    now: () => now,
    after: (milliseconds, run) => {
      const timer = { at: now + milliseconds, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pending: () => timers.size,
    jump: (milliseconds) => {
      now += milliseconds;
      for (const timer of timers) timer.at += milliseconds;
    },
    advance: async (milliseconds) => {
      const end = now + milliseconds;
      for (;;) {
        await settle();
        const next = [...timers].filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next);
        now = Math.max(now, next.at);
        next.run();
      }
      now = end;
      await settle();
    },
  };
}

import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Clock } from '#server/platform/clock.ts';

/** How late the main thread was, in milliseconds, since `since` (epoch milliseconds). */
export type EventLoopDelay = { since: number; p50: number; p99: number; max: number };

export type EventLoopWatch = { read: () => EventLoopDelay; stop: () => void };

/** Node looks this often, in milliseconds: whatever holds others up longer than a frame of a screen is seen. */
const RESOLUTION = 20;

/** Figures are of the last one to two of these, in milliseconds. */
const WINDOW = 5 * 60_000;

/**
 * Watches how long others wait while the main thread is busy. Two overlapping histograms take turns, because one
 * cannot forget: the older is read, and given up for the younger once that has seen enough.
 */
export function createEventLoopWatch(clock: Clock): EventLoopWatch {
  let older = begin(clock);
  let younger = begin(clock);
  let cancel = () => {};
  const turn = () => {
    older.histogram.disable();
    older = younger;
    younger = begin(clock);
    cancel = clock.after(WINDOW, turn);
  };
  cancel = clock.after(WINDOW, turn);
  return {
    read: () => {
      const { histogram, since } = older;
      const inMs = (nanoseconds: number) => toDelay(nanoseconds, histogram.count);
      return {
        since,
        p50: inMs(histogram.percentile(50)),
        p99: inMs(histogram.percentile(99)),
        max: inMs(histogram.max),
      };
    },
    stop: () => {
      cancel();
      older.histogram.disable();
      younger.histogram.disable();
    },
  };
}

function begin(clock: Clock) {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  return { histogram, since: clock.now() };
}

/** What Node measures is the time from one look to the next, so the rest between two of them is taken off. */
function toDelay(nanoseconds: number, count: number): number {
  if (count === 0) return 0;
  return Math.max(0, Math.round((nanoseconds / 1e6 - RESOLUTION) * 10) / 10);
}

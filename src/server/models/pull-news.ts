import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import { createThrottle } from '#server/platform/throttle.ts';
import type { Pull } from '#shared/pull.ts';

export type PullNewsDeps = {
  bus: EventBus;
  clock: Clock;
  /** All pulls as they are shown now. */
  read: () => Pull[];
};

/** Tells everybody who looks that something moved, seldom enough for a page. */
export type PullNews = {
  /** Something may have changed. */
  changed: () => void;
  /** Calls the listener with every announced change; returns the function that ends it. */
  subscribe: (listener: () => void) => () => void;
  stop: () => void;
};

/** Four times a second, however many lines Ollama sends. Source: the page's budget of events. */
const INTERVAL = 250;

export function createPullNews({ bus, clock, read }: PullNewsDeps): PullNews {
  const listeners = new Set<() => void>();
  let told = '[]';
  const throttle = createThrottle(clock, INTERVAL, () => {
    const now = JSON.stringify(read());
    if (now === told) return;
    told = now;
    bus.publish({ type: 'pulls_changed' });
    for (const listener of listeners) listener();
  });
  return {
    changed: throttle.call,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      throttle.stop();
      listeners.clear();
    },
  };
}

import type { CancelTimer, Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';

/** What is to happen soon, once, however often it is wished for meanwhile. */
export type Later = {
  /** Runs it `delay` ms after the first wish of that name. What it throws is logged. */
  soon: (name: string, delay: number, run: () => Promise<void>) => void;
  /** Nothing happens any more. */
  stop: () => void;
};

export function createLater({ clock, logger }: { clock: Clock; logger: Pick<Logger, 'error'> }): Later {
  const timers = new Map<string, CancelTimer>();
  let stopped = false;
  return {
    soon: (name, delay, run) => {
      if (stopped || timers.has(name)) return;
      const fire = () => {
        timers.delete(name);
        run().catch((err) => logger.error({ err, name }, 'estimates could not be begun anew'));
      };
      timers.set(name, clock.after(delay, fire));
    },
    stop: () => {
      stopped = true;
      for (const cancel of timers.values()) cancel();
      timers.clear();
    },
  };
}

import { sleep } from '#server/platform/clock.ts';
import type { SimulatedModel } from './models.ts';
import type { SimulatorOptions } from './options.ts';
import { findSlot, type Slot } from './prefix-cache.ts';

/** A model in memory. Its context length is fixed while it is loaded. */
export type Runner = {
  model: SimulatedModel;
  contextLength: number;
  slots: Slot[];
  expiresAt: number;
  loading: Promise<void>;
};

/** A turn at a loaded model. Give it back with `release`. */
export type Turn = { runner: Runner; slot: Slot; loadMs: number; release: () => void };

export type Wanted = { model: SimulatedModel; contextLength: number; keepAliveMs: number };

/** The models in memory and the requests waiting for them. */
export type Runners = {
  list: () => Runner[];
  /** Brings a model into memory, unless it is there with this context length; resolves to the time it took. */
  load: (wanted: Wanted) => Promise<{ runner: Runner; loadMs: number }>;
  unload: (model: SimulatedModel) => void;
  /** Waits for a slot; `busy` at once when too many wait already. */
  takeTurn: (wanted: Wanted, prompt: string) => Promise<Turn | 'busy'>;
  clear: () => void;
};

type RunnerOptions = Pick<SimulatorOptions, 'clock' | 'loadTime' | 'slots' | 'queueLimit' | 'loadedLimit'>;

export function createRunners(options: RunnerOptions): Runners {
  const { clock } = options;
  let runners: Runner[] = [];
  const waiting: (() => void)[] = [];

  const dropExpired = () => {
    const isAlive = (runner: Runner) =>
      runner.expiresAt > clock.now() || runner.slots.some((slot) => slot.isBusy);
    runners = runners.filter(isAlive);
  };

  const load = async ({ model, contextLength, keepAliveMs }: Wanted) => {
    dropExpired();
    const startedAt = clock.now();
    let runner = runners.find((other) => other.model.digest === model.digest);
    if (runner?.contextLength !== contextLength) {
      const others = runners.filter((other) => other.model.digest !== model.digest);
      runners = others.slice(Math.max(0, others.length - options.loadedLimit + 1));
      const slots = Array.from({ length: options.slots }, () => ({ prompt: '', isBusy: false }));
      runner = { model, contextLength, slots, expiresAt: Number.POSITIVE_INFINITY, loading: wait(options) };
      runners.push(runner);
    }
    await runner.loading;
    runner.expiresAt = clock.now() + keepAliveMs;
    return { runner, loadMs: clock.now() - startedAt };
  };

  const takeTurn = async (wanted: Wanted, prompt: string): Promise<Turn | 'busy'> => {
    for (;;) {
      const { runner, loadMs } = await load(wanted);
      const slot = findSlot(runner.slots, prompt);
      if (slot) {
        slot.isBusy = true;
        const release = () => {
          slot.isBusy = false;
          waiting.shift()?.();
        };
        return { runner, slot, loadMs, release };
      }
      if (waiting.length >= options.queueLimit) return 'busy';
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  };

  return {
    list: () => {
      dropExpired();
      return [...runners];
    },
    load,
    unload: (model) => {
      runners = runners.filter((runner) => runner.model.digest !== model.digest);
    },
    takeTurn,
    clear: () => {
      runners = [];
      for (const resume of waiting.splice(0)) resume();
    },
  };
}

async function wait({ clock, loadTime }: Pick<RunnerOptions, 'clock' | 'loadTime'>): Promise<void> {
  if (loadTime > 0) await sleep(clock, loadTime);
}

/** Ollama's forms of a duration: `10m`, seconds as a number, 0 for at once, below zero for ever. */
export function parseKeepAlive(value: unknown): number {
  if (typeof value === 'number') return value < 0 ? Number.POSITIVE_INFINITY : value * 1_000;
  const match = /^(-?\d+)(ms|s|m|h)$/.exec(typeof value === 'string' ? value : '');
  const [, amount, unit = ''] = match ?? [];
  if (amount === undefined) return 5 * 60_000;
  const units: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 };
  return Number(amount) < 0 ? Number.POSITIVE_INFINITY : Number(amount) * (units[unit] ?? 1_000);
}

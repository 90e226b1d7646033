import { makeFailure, type OllamaFailure } from '#server/ollama/failure.ts';
import type { Clock } from '#server/platform/clock.ts';

/** Ends a download that only looks alive: a stalled one repeats its line every 60 ms for ever. */
export type StallWatch = {
  /** Aborted when nothing grew for the limit. */
  signal: AbortSignal;
  /** How many bytes there are now; `silent` where none can be expected. */
  look: (bytes: number, silent: boolean) => void;
  /** Why it was ended; undefined when it was not. */
  failure: () => OllamaFailure | undefined;
  end: () => void;
};

export type StallOptions = {
  /** Milliseconds without growth. */
  limit: number;
  /** Called at every beat, each second. */
  onBeat: () => void;
};

const BEAT = 1_000;

/** Watches the bytes of one connection from now on. */
export function startStallWatch(clock: Clock, { limit, onBeat }: StallOptions): StallWatch {
  const controller = new AbortController();
  let grownAt = clock.now();
  let last = 0;
  let isSilent = false;
  let failure: OllamaFailure | undefined;

  const beat = () => {
    // A clock that was set back must not give a stalled download that much longer.
    grownAt = Math.min(grownAt, clock.now());
    if (!isSilent && clock.now() - grownAt >= limit) {
      failure = makeFailure('stalled', `Nothing new came for ${Math.round(limit / 1_000)} seconds.`);
      controller.abort();
      return;
    }
    cancel = clock.after(Math.min(BEAT, limit), beat);
    onBeat();
  };
  let cancel = clock.after(Math.min(BEAT, limit), beat);

  return {
    signal: controller.signal,
    look: (bytes, silent) => {
      // Bytes that are lost and come again do move: a count that fell is a new beginning.
      if (bytes > last || silent) grownAt = clock.now();
      last = bytes;
      isSilent = silent;
    },
    failure: () => failure,
    end: () => cancel(),
  };
}

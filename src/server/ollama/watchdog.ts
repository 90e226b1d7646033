import type { CancelTimer, Clock } from '#server/platform/clock.ts';
import { makeFailure, type OllamaFailure } from './failure.ts';

/** Why a call was ended before its time, and the signal that ends it. */
export type Watchdog = {
  signal: AbortSignal;
  /** Ends the call after so many milliseconds, with this sentence as the reason; several limits may run. */
  limit: (milliseconds: number, message: string) => CancelTimer;
  /** What ended the call, or undefined when nothing of ours did. */
  reason: () => OllamaFailure | undefined;
  /** Stops watching. Call it when the call is over. */
  end: () => void;
};

/** Watches one call: our time limits make it `stalled`, the caller's signal `cancelled`. */
export function startWatchdog(clock: Clock, caller: AbortSignal | undefined): Watchdog {
  const controller = new AbortController();
  const timers = new Set<CancelTimer>();
  let reason: OllamaFailure | undefined;

  const abort = (failure: OllamaFailure) => {
    if (reason) return;
    reason = failure;
    controller.abort();
  };
  const cancelled = () => abort(makeFailure('cancelled', 'The call was cancelled.'));
  if (caller?.aborted) cancelled();
  caller?.addEventListener('abort', cancelled, { once: true });

  return {
    signal: controller.signal,
    limit: (milliseconds, message) => {
      const cancel = clock.after(milliseconds, () => abort(makeFailure('stalled', message)));
      timers.add(cancel);
      return () => {
        timers.delete(cancel);
        cancel();
      };
    },
    reason: () => reason,
    end: () => {
      caller?.removeEventListener('abort', cancelled);
      for (const cancel of timers) cancel();
      timers.clear();
    },
  };
}

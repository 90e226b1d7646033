import type { OllamaFailure } from '#server/ollama/failure.ts';
import { sleep } from '#server/platform/clock.ts';
import type { OllamaErrorClass } from '#shared/ollama.ts';
import { type ConnectionDeps, type PullConnection, pullOnce } from './pull-connection.ts';

export type RetriedPull = PullConnection & {
  /** The most bytes so far. */
  highest: () => number;
  /** A connection begins. */
  onConnect: () => void;
  /** It broke, and the next try (1 to {@link MAX_RETRIES}) follows after a pause. */
  onRetry: (failure: OllamaFailure, number: number) => void;
};

/** Source: design, "Pulls". */
export const MAX_RETRIES = 5;

/** The first pause in milliseconds; each further one is twice as long, 31 s in all at the most. */
const FIRST_PAUSE = 1_000;

/** Ollama went away or hangs: what it has is kept, and it may be back in a moment. */
const passing = new Set<OllamaErrorClass>(['unreachable', 'stalled', 'busy']);

/**
 * Pulls until the model is installed (null), or until it is clear that it will not be. Tries are counted
 * from the last time that new bytes came. With an aborted signal it ends at once, with `cancelled`.
 */
export async function pullWithRetries(
  deps: ConnectionDeps,
  pull: RetriedPull,
): Promise<OllamaFailure | null> {
  let retries = 0;
  for (;;) {
    const before = pull.highest();
    pull.onConnect();
    const failure = await pullOnce(deps, pull);
    if (failure === null || pull.signal.aborted || !passing.has(failure.class)) return failure;
    if (pull.highest() > before) retries = 0;
    if (retries === MAX_RETRIES) return failure;
    retries += 1;
    pull.onRetry(failure, retries);
    await waitForNextTry(deps, FIRST_PAUSE * 2 ** (retries - 1), { failure, signal: pull.signal });
    if (pull.signal.aborted) return failure;
  }
}

/**
 * Waits that many milliseconds, or until the signal aborts. One that could not be reached is tried as soon
 * as it answers somebody else of us; a busy or stalled one answers all the while, and that means nothing.
 */
async function waitForNextTry(
  { clock, onAnswer }: ConnectionDeps,
  milliseconds: number,
  { failure, signal }: { failure: OllamaFailure; signal: AbortSignal },
): Promise<void> {
  const answered = new AbortController();
  const stopListening = failure.class === 'unreachable' ? onAnswer(() => answered.abort()) : () => undefined;
  await sleep(clock, milliseconds, AbortSignal.any([signal, answered.signal]));
  stopListening();
}

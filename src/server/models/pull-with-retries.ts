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

/** The first pause in milliseconds; each further one is twice as long, 31 s in all. */
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
    await sleep(deps.clock, FIRST_PAUSE * 2 ** (retries - 1), pull.signal);
    if (pull.signal.aborted) return failure;
  }
}

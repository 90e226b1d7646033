import type { OllamaErrorClass } from '#shared/ollama.ts';

/** What to do with a job whose call brought no answer. */
export type AfterAttempt =
  /** Ollama's trouble, not the article's: give the job back untouched and wait until it is over. */
  | { kind: 'wait' }
  /** Try this article again later; it used one of its tries. */
  | { kind: 'retry'; delay: number }
  /** This article fails for good. */
  | { kind: 'fail' }
  /** Every article would meet the same: stop and let the owner decide. */
  | { kind: 'pause' };

/** How often an article may bring Ollama into trouble before it is left alone. */
const MAX_TRIES = 3;

/** First delay before an article is tried again, in milliseconds; doubles with each try. */
const RETRY_DELAY = 30_000;

export type FailureHistory = {
  /** Tries of this article before this one. */
  attempts: number;
  /** How often any article met this class before, without a success in between. */
  inARow: number;
};

/** Decides by the class of the failure. Source: design, ollama, "Error classes". */
export function decideAfterAttempt(
  errorClass: OllamaErrorClass,
  { attempts, inARow }: FailureHistory,
): AfterAttempt {
  switch (errorClass) {
    case 'stalled':
    case 'other':
      return attempts + 1 >= MAX_TRIES
        ? { kind: 'fail' }
        : { kind: 'retry', delay: RETRY_DELAY * 2 ** attempts };
    case 'out_of_memory':
      if (inARow > 0) return { kind: 'pause' };
      // Others got through between the tries, so it is this article that needs too much.
      return attempts + 1 >= MAX_TRIES ? { kind: 'fail' } : { kind: 'retry', delay: RETRY_DELAY };
    case 'unsupported':
    case 'cloud_disabled':
    case 'bad_name':
      return { kind: 'pause' };
    default:
      return { kind: 'wait' };
  }
}

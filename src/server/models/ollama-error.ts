import type { OllamaFailure } from '#server/ollama/failure.ts';
import { describeFailure, type FailurePlace } from '#server/ollama/failure-hints.ts';
import { AppError } from '#shared/app-error.ts';
import type { OllamaErrorClass } from '#shared/ollama.ts';

/** Nobody is to be spoken to: what was asked for does not matter. */
const noConversation = new Set<OllamaErrorClass>([
  'unreachable',
  'not_ollama',
  'forbidden_host',
  'unauthorized',
  'stalled',
  'busy',
]);

/**
 * What a request of ours answers when Ollama did not do its part: `ollama_unreachable` or
 * `ollama_failed`, with the class in `details.error_class`.
 */
export function toOllamaError(failure: OllamaFailure, place: FailurePlace): AppError {
  const { message, hint } = describeFailure(failure.class, place);
  const code = noConversation.has(failure.class) ? 'ollama_unreachable' : 'ollama_failed';
  const words = failure.class === 'other' ? failure.message : message;
  return new AppError(code, words, { hint, details: { error_class: failure.class } });
}

import type { OllamaFailure } from '#server/ollama/failure.ts';
import { describeFailure, type FailurePlace } from '#server/ollama/failure-hints.ts';
import { AppError, type ErrorCode } from '#shared/app-error.ts';
import type { OllamaErrorClass } from '#shared/ollama.ts';

/** Nobody is to be spoken to, so what was asked for does not matter: each of these has a code of its own. */
const codes: Partial<Record<OllamaErrorClass, ErrorCode>> = {
  unreachable: 'ollama_unreachable',
  not_ollama: 'ollama_not_ollama',
  forbidden_host: 'ollama_forbidden_host',
  unauthorized: 'ollama_unauthorized',
  stalled: 'ollama_stalled',
  busy: 'ollama_busy',
};

/** The code of a failure of Ollama's; `ollama_failed` where it did answer. */
export function codeOfFailure(errorClass: OllamaErrorClass): ErrorCode {
  return codes[errorClass] ?? 'ollama_failed';
}

/**
 * What a request of ours answers when Ollama did not do its part: the code of the class, and the class
 * itself in `details.error_class`.
 */
export function toOllamaError(failure: OllamaFailure, place: FailurePlace): AppError {
  const { message, hint } = describeFailure(failure.class, place);
  const words = failure.class === 'other' ? failure.message : message;
  return new AppError(codeOfFailure(failure.class), words, { hint, details: { error_class: failure.class } });
}

/** What a request answers that names a model which is not there (any more). */
export function notInstalled(name: string): AppError {
  return new AppError('model_not_installed', `${name} is not installed.`, {
    hint: 'Pull it in the model library first, or choose another model.',
  });
}

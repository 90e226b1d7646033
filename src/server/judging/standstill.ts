import { describeFailure } from '#server/ollama/failure-hints.ts';
import type { Standstill } from '#shared/judgement.ts';
import { type OllamaErrorClass, ollamaErrorClassSchema } from '#shared/ollama.ts';

/** Why nothing is judged, in words: one reason, one cure. */
export type StandstillWords = { reason: Standstill; message: string; hint: string; link: string };

const ollamaPage = '/settings/ollama';

/** The words for a reason that needs no more facts. */
export function describeStandstill(
  reason: Exclude<Standstill, 'unreachable' | 'paused_by_failures' | 'model_missing'>,
): StandstillWords {
  if (reason === 'no_model') {
    return {
      reason,
      message: 'No model chosen yet',
      hint: 'Choose the model that reads your articles.',
      link: ollamaPage,
    };
  }
  return {
    reason,
    message: 'Judging is paused',
    hint: 'You paused it. Articles stay readable; nothing is lost.',
    link: '/scoring',
  };
}

/** Ollama, or the model in it, cannot be used right now: judging goes on by itself once it can. */
export function describeTrouble(
  errorClass: OllamaErrorClass,
  place: { url: string; model: string },
): StandstillWords {
  const { message, hint } = describeFailure(errorClass, place);
  const reason =
    errorClass === 'model_missing' || errorClass === 'unsupported' ? 'model_missing' : 'unreachable';
  return { reason, message: message.replace(/\.$/, ''), hint, link: ollamaPage };
}

/** Several failures of one kind in a row: going on would only waste time, so the owner decides. */
export function describeFailurePause(
  failureClass: string,
  place: { url: string; model: string },
): StandstillWords {
  const parsed = ollamaErrorClassSchema.safeParse(failureClass);
  const { message, hint } = describeFailure(parsed.data ?? 'other', place);
  return {
    reason: 'paused_by_failures',
    message: 'Judging stopped after several failures',
    hint: `${message} ${hint}`.trim(),
    link: '/failed',
  };
}

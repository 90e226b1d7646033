import { describeFailure } from '#server/ollama/failure-hints.ts';
import type { Standstill } from '#shared/judgement.ts';
import { type OllamaErrorClass, ollamaErrorClassSchema } from '#shared/ollama.ts';
import type { QuietHours } from '#shared/settings.ts';

/** Why nothing is judged, in words: one reason, one cure. */
export type StandstillWords = {
  reason: Standstill;
  message: string;
  hint: string;
  link: string;
  /** Whether it may pass by itself, so that looking again helps, or waits for somebody to act. */
  look: 'soon' | 'slowly' | 'never';
};

const ollamaPage = '/settings/ollama';
const judgingSettings = '/settings/general#judging';

/** The words for a reason that needs no more facts. */
export function describeStandstill(reason: 'no_model' | 'paused_by_owner'): StandstillWords {
  if (reason === 'no_model') {
    return {
      reason,
      message: 'No model chosen yet',
      hint: 'Choose the model that reads your articles.',
      link: ollamaPage,
      look: 'never',
    };
  }
  return {
    reason,
    message: 'Judging is paused',
    hint: 'You paused it. Articles stay readable; nothing is lost.',
    link: '/scoring',
    look: 'never',
  };
}

/** The owner's nights, by the clock of this machine. */
export function describeQuietHours({ to }: QuietHours): StandstillWords {
  return {
    reason: 'quiet_hours',
    message: `Quiet until ${to}`,
    hint: 'Articles wait until then. One that you judge by hand is judged at once; you can also change the quiet hours.',
    link: judgingSettings,
    look: 'never',
  };
}

/** As many articles as the owner allows a day were judged by themselves. */
export function describeBudget(limit: number): StandstillWords {
  return {
    reason: 'budget_spent',
    message: `Today's limit of ${limit === 1 ? 'one article' : `${limit} articles`} is reached`,
    hint: 'Judging goes on by itself after midnight. To go on now, raise the daily limit, or judge an article by hand.',
    link: judgingSettings,
    look: 'never',
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
  const look = needsSomebody.has(errorClass) ? 'slowly' : 'soon';
  return { reason, message: message.replace(/\.$/, ''), hint, link: ollamaPage, look };
}

/** What does not pass before somebody changes a setting, here or at the other end. */
const needsSomebody: ReadonlySet<OllamaErrorClass> = new Set([
  'not_ollama',
  'forbidden_host',
  'unauthorized',
]);

/** Going on would only waste time, so the owner decides. The message names the class, the hint the way out. */
export function describeFailurePause(
  failureClass: string,
  place: { url: string; model: string },
): StandstillWords {
  const errorClass = ollamaErrorClassSchema.safeParse(failureClass).data ?? 'other';
  const { message, hint } = describeFailure(errorClass, place);
  const needsModel = needsOtherModel.has(errorClass);
  return {
    reason: 'paused_by_failures',
    message: needsModel ? 'Judging stopped' : 'Judging stopped after five failures',
    hint: `${message} ${hint} Then resume judging.`.replace('  ', ' '),
    link: needsModel ? ollamaPage : '/failed',
    look: 'never',
  };
}

/** One failure says it all: every article would meet the same with this model. */
const needsOtherModel: ReadonlySet<OllamaErrorClass> = new Set([
  'out_of_memory',
  'unsupported',
  'cloud_disabled',
  'bad_name',
]);

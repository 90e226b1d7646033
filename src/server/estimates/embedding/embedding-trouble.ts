import { describeFailure } from '#server/ollama/failure-hints.ts';
import type { OllamaErrorClass } from '#shared/ollama.ts';

/** Why no vectors are made, in words for the owner, and when it is worth another look. */
export type EmbeddingTrouble = {
  /** `waiting`: it passes by itself. */
  state: 'waiting' | 'trouble';
  reason: string;
  hint: string | null;
  look: 'soon' | 'slowly' | 'rarely';
};

const kinds: Partial<Record<OllamaErrorClass, Pick<EmbeddingTrouble, 'state' | 'look'>>> = {
  unreachable: { state: 'waiting', look: 'soon' },
  stalled: { state: 'waiting', look: 'soon' },
  busy: { state: 'waiting', look: 'soon' },
  other: { state: 'trouble', look: 'soon' },
  // Somebody pulls it, or corrects an address or a header: that may be any moment.
  model_missing: { state: 'trouble', look: 'slowly' },
  unsupported: { state: 'trouble', look: 'slowly' },
  not_ollama: { state: 'trouble', look: 'slowly' },
  forbidden_host: { state: 'trouble', look: 'slowly' },
  unauthorized: { state: 'trouble', look: 'slowly' },
};

/** What the words for judging would get wrong. */
const ownWords: Partial<Record<OllamaErrorClass, (model: string) => [reason: string, hint: string]>> = {
  model_missing: (model) => [
    `${model} is not installed, so estimates use the built-in word vectors alone.`,
    'Pull it, or choose another model.',
  ],
  unsupported: (model) => [
    `${model} makes no vectors, so estimates use the built-in word vectors alone.`,
    'Choose an embedding model such as all-minilm.',
  ],
  too_long: (model) => [
    `${model} cannot read even a few sentences at once.`,
    'Choose another embedding model, or Built in only.',
  ],
  bad_output: (model) => [
    `${model} gives vectors that cannot be used.`,
    'Update Ollama, choose another embedding model, or Built in only.',
  ],
};

export function describeEmbeddingTrouble(
  errorClass: OllamaErrorClass,
  place: { url: string; model: string },
): EmbeddingTrouble {
  const { message, hint } = describeFailure(errorClass, place);
  const [reason, next] = ownWords[errorClass]?.(place.model) ?? [message, hint];
  const kind = kinds[errorClass] ?? { state: 'trouble', look: 'rarely' };
  return { ...kind, reason, hint: next === '' ? null : next };
}

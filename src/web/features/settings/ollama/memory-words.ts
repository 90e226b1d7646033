import { describeBytes } from '#shared/byte-words.ts';
import { isSameModel } from '#shared/model-name.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import type { ModelChoice } from './model-choice.ts';

/**
 * What two models ask of the memory, with the sum of their sizes; names of one digest count once. Null while
 * one model does both.
 */
export function describeMemory(choice: ModelChoice, models: InstalledModel[]): string | null {
  if (!choice.separate) return null;
  const find = (name: string | null) =>
    models.find((model) => name !== null && isSameModel(model.name, name));
  const categorization = find(choice.categorization);
  const scoring = find(choice.scoring);
  if (!categorization || !scoring) return 'Both models must fit in memory at the same time.';
  if (categorization.digest === scoring.digest) {
    return `Both are the same model, which is in memory once: ${describeBytes(scoring.size)}.`;
  }
  const sum = describeBytes(categorization.size + scoring.size);
  return `Both models must fit in memory at the same time: ${sum} together.`;
}

import type { InstalledModel } from '#shared/ollama.ts';
import type { OllamaConfigChange } from '#web/api/ollama.ts';
import { isSameJudge, type ModelChoice } from './model-choice.ts';
import {
  findOption,
  isOffered,
  isSameChoice,
  listEmbeddingOptions,
  listModelOptions,
} from './model-options.ts';

/** What stands in the fields, and what is saved. */
export type EditedChoice = { choice: ModelChoice; saved: ModelChoice };

/**
 * What differs from the saved choice, as it is sent: with names as Ollama gives them. Null while one of the
 * models that would be sent may not be saved; so estimates can be chosen where nothing judges.
 */
export function toConfigChange(
  { choice, saved }: EditedChoice,
  models: InstalledModel[],
): OllamaConfigChange | null {
  const judge = isSameJudge(choice, saved) ? {} : judgeChange(choice, models);
  const estimates = isSameChoice(choice.estimates, saved.estimates)
    ? {}
    : estimatesChange(choice.estimates, models);
  return judge && estimates && { ...judge, ...estimates };
}

function judgeChange(choice: ModelChoice, models: InstalledModel[]): OllamaConfigChange | null {
  const find = (name: string | null) =>
    findOption(listModelOptions(models, name).filter(isOffered), name)?.name;
  const categorization = find(choice.categorization);
  const scoring = choice.separate ? find(choice.scoring) : categorization;
  if (categorization === undefined || scoring === undefined) return null;
  return {
    categorization_model: categorization,
    scoring_model: scoring,
    use_separate_models: choice.separate,
  };
}

function estimatesChange(name: string | null, models: InstalledModel[]): OllamaConfigChange | null {
  if (name === null) return { estimate_model: null };
  const option = findOption(listEmbeddingOptions(models, name).filter(isOffered), name);
  return option ? { estimate_model: option.name } : null;
}

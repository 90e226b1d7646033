import type { InstalledModel } from '#shared/ollama.ts';
import type { OllamaConfig } from '#shared/settings.ts';
import type { FormRules } from '#web/features/settings/form/draft.ts';
import { isSameChoice } from './model-options.ts';

/** What stands in the fields: one model for both questions, or one for each. Null: none chosen. */
export type ModelChoice = {
  separate: boolean;
  categorization: string | null;
  scoring: string | null;
  /** The embedding model of the estimates; null: built in only. */
  estimates: string | null;
};

/** While one model does both, the second selector holds the same, ready for the switch. */
export const modelChoiceRules: FormRules<OllamaConfig, ModelChoice> = {
  valuesOf: (config) => ({
    separate: config.use_separate_models,
    categorization: config.categorization_model,
    scoring: config.use_separate_models ? config.scoring_model : config.categorization_model,
    estimates: config.estimate_model,
  }),
  isSame: (one, other) => isSameJudge(one, other) && isSameChoice(one.estimates, other.estimates),
};

/** Whether the same models judge in both, whatever estimates. */
export function isSameJudge(one: ModelChoice, other: ModelChoice): boolean {
  return (
    one.separate === other.separate &&
    isSameChoice(one.categorization, other.categorization) &&
    (!one.separate || isSameChoice(one.scoring, other.scoring))
  );
}

/** The choice after one model was picked for both questions. */
export function chooseForBoth(choice: ModelChoice, name: string): ModelChoice {
  return { ...choice, separate: false, categorization: name, scoring: name };
}

/** The choice after the switch was turned: off, the scoring model becomes the categorization model. */
export function turnSeparate(choice: ModelChoice, separate: boolean): ModelChoice {
  return {
    ...choice,
    separate,
    scoring: separate ? (choice.scoring ?? choice.categorization) : choice.categorization,
  };
}

/** Whether two different models that can judge are installed; names of one digest are one model. */
export function canSeparate(models: InstalledModel[]): boolean {
  return (
    new Set(models.filter((model) => model.can_judge).map(({ digest, name }) => digest || name)).size >= 2
  );
}

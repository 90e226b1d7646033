import { z } from 'zod';
import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import { findSetting, saveSetting } from './settings-queries.ts';

/** The models in use. What was never saved is read from the config file, live. */
export type OllamaSettings = {
  categorizationModel: string | null;
  scoringModel: string | null;
  useSeparateModels: boolean;
  /** The embedding model of the estimates; null: the built-in word vectors alone. */
  estimateModel: string | null;
  /** 0 until something is saved. */
  version: number;
};

const stored = z
  .object({
    categorization_model: z.string().nullable(),
    scoring_model: z.string().nullable(),
    use_separate_models: z.boolean().default(false),
    // Missing in a choice that was saved before there was one; null is a choice.
    estimate_model: z.string().nullable().optional(),
    version: z.number().int(),
  })
  .optional()
  .catch(undefined);

export async function readOllamaSettings(
  db: Database,
  config: LoadedConfig['ollama'],
): Promise<OllamaSettings> {
  const saved = stored.parse(await findSetting(db, 'ollama'));
  const either = config.categorization_model ?? config.scoring_model ?? null;
  const separate = saved?.use_separate_models ?? config.use_separate_models;
  const categorizationModel = saved?.categorization_model ?? either;
  const scoringModel = saved?.scoring_model ?? config.scoring_model ?? either;
  return {
    categorizationModel,
    // With the switch off one model does both, whatever stands beside it.
    scoringModel: separate ? scoringModel : categorizationModel,
    useSeparateModels: separate,
    estimateModel:
      saved?.estimate_model === undefined ? (config.estimate_model ?? null) : saved.estimate_model,
    version: saved?.version ?? 0,
  };
}

/** The choice of models as it is saved. */
export type ModelChoice = Omit<OllamaSettings, 'version'>;

export async function saveOllamaSettings(
  db: Database,
  choice: ModelChoice,
  { version, now }: { version: number; now: number },
): Promise<void> {
  const value = {
    categorization_model: choice.categorizationModel,
    scoring_model: choice.scoringModel,
    use_separate_models: choice.useSeparateModels,
    estimate_model: choice.estimateModel,
    version,
  };
  await saveSetting(db, 'ollama', { value, now });
}

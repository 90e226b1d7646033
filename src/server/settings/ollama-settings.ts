import { z } from 'zod';
import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import { findSetting, saveSetting } from './settings-queries.ts';

/** The models that judge. What was never saved is read from the config file, live. */
export type OllamaSettings = {
  categorizationModel: string | null;
  scoringModel: string | null;
  /** 0 until something is saved. */
  version: number;
};

const stored = z
  .object({ categorization_model: z.string(), scoring_model: z.string(), version: z.number().int() })
  .optional()
  .catch(undefined);

export async function readOllamaSettings(
  db: Database,
  config: LoadedConfig['ollama'],
): Promise<OllamaSettings> {
  const saved = stored.parse(await findSetting(db, 'ollama'));
  const fallback = config.categorization_model ?? config.scoring_model ?? null;
  return {
    categorizationModel: saved?.categorization_model ?? fallback,
    scoringModel: saved?.scoring_model ?? fallback,
    version: saved?.version ?? 0,
  };
}

export async function saveOllamaSettings(
  db: Database,
  settings: { model: string; version: number; now: number },
): Promise<void> {
  const value = {
    categorization_model: settings.model,
    scoring_model: settings.model,
    version: settings.version,
  };
  await saveSetting(db, 'ollama', { value, now: settings.now });
}

import { z } from 'zod';
import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import { readOllamaSettings } from '#server/settings/ollama-settings.ts';
import { findSetting, saveSetting } from '#server/settings/settings-queries.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import type { JudgeModels } from './judge-models.ts';

const KEY = 'known_digests';

/** Digests by name, of all models that were ever chosen: a handful. */
const digestsSchema = z.record(z.string(), z.string()).catch({});

/** Name and digest of the two models that judge. */
export type KnownModels = Record<keyof JudgeModels, Pick<InstalledModel, 'name' | 'digest'>>;

/** Notes what the chosen models are, for the time when Ollama cannot say it. Writes only what is news. */
export async function noteDigests(db: Database, models: KnownModels, now: number): Promise<void> {
  const { categorization, scoring } = models;
  const seen = { [categorization.name]: categorization.digest, [scoring.name]: scoring.digest };
  const before = digestsSchema.parse(await findSetting(db, KEY));
  const isNews = Object.entries(seen).some(([name, digest]) => before[name] !== digest);
  if (isNews) await saveSetting(db, KEY, { value: { ...before, ...seen }, now });
}

/** The chosen models as they were when they were last seen; null where one never was, or none is chosen. */
export async function findKnownModels(
  db: Database,
  config: LoadedConfig['ollama'],
): Promise<KnownModels | null> {
  const { categorizationModel, scoringModel } = await readOllamaSettings(db, config);
  if (categorizationModel === null || scoringModel === null) return null;
  const digests = digestsSchema.parse(await findSetting(db, KEY));
  const [first, second] = [digests[categorizationModel], digests[scoringModel]];
  if (first === undefined || second === undefined) return null;
  return {
    categorization: { name: categorizationModel, digest: first },
    scoring: { name: scoringModel, digest: second },
  };
}

import type { LoadedConfig } from '#server/config/load.ts';
import type { Database } from '#server/database/open.ts';
import type { AskLimits } from '#server/judging/asking/ask-model.ts';
import { currentFingerprints } from '#server/judging/asking/judge-models.ts';
import { readJudgeOptions } from '#server/judging/asking/judge-options.ts';
import { findKnownModels } from '#server/judging/asking/known-digests.ts';
import { readInterests } from '#server/settings/interests.ts';

export type ScoreFingerprintDeps = {
  db: Database;
  config: LoadedConfig['ollama'];
  limits: Pick<AskLimits, 'contextLength' | 'thinking'>;
};

/**
 * What a score that was made now would carry, by what the models were when they were last seen; undefined
 * while none is chosen or known.
 */
export async function readScoreFingerprint({
  db,
  config,
  limits,
}: ScoreFingerprintDeps): Promise<string | undefined> {
  const models = await findKnownModels(db, config);
  if (!models) return undefined;
  const { version: interestsVersion } = await readInterests(db);
  const options = { contextLength: limits.contextLength, thinking: limits.thinking };
  const asked = { ...options, ...(await readJudgeOptions(db)) };
  return currentFingerprints(models, { interestsVersion, options: asked }).score;
}

import { PROMPT_VERSION } from '#server/judging/prompts/templates.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { fingerprint, type ScoreOptions } from './fingerprint.ts';

/** Who answers which question; the same model twice unless the owner separated them. */
export type JudgeModels = { categorization: InstalledModel; scoring: InstalledModel };

type Digests = Record<keyof JudgeModels, Pick<InstalledModel, 'digest'>>;

/** Two names of one digest are one model: it is asked both questions in one call. */
export function areSeparate({ categorization, scoring }: Digests): boolean {
  return categorization.digest !== scoring.digest;
}

/** What a result made now would carry; a stored one that differs is stale. */
export type Fingerprints = { categories: string; score: string };

/** Categories depend on their model and the prompt; the score on the interests and its options too. */
export function currentFingerprints(
  { categorization, scoring }: Digests,
  { interestsVersion, options }: { interestsVersion: number; options: ScoreOptions },
): Fingerprints {
  const promptVersion = PROMPT_VERSION;
  return {
    categories: fingerprint({ modelDigest: categorization.digest, promptVersion }),
    score: fingerprint({ modelDigest: scoring.digest, promptVersion, interestsVersion, options }),
  };
}

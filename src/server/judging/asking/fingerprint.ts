import { createHash } from 'node:crypto';
import type { AskLimits } from '#server/judging/asking/ask-model.ts';
import type { JudgeOptions } from '#server/judging/asking/judge-options.ts';

/** How a score is asked for: what configuration and owner may change of it. */
export type ScoreOptions = Pick<AskLimits, 'contextLength' | 'thinking'> & JudgeOptions;

/**
 * What is asked for unless somebody says otherwise. An option at its default leaves no trace: results that
 * are older than the option stay good.
 */
const usualOptions = { thinking: 'auto', readingDepth: 600, language: 'en' } as const;

export type MadeWith = {
  modelDigest: string;
  promptVersion: number;
  /** Only for a score: categories do not depend on the interests, nor on how the score is asked for. */
  interestsVersion?: number;
  options?: ScoreOptions;
};

/** A short name for everything that a result depends on: where it differs, the result is stale. */
export function fingerprint({ modelDigest, promptVersion, interestsVersion, options }: MadeWith): string {
  const parts = [modelDigest, promptVersion, interestsVersion ?? '-', options?.contextLength ?? '-'];
  if (options) parts.push(...listUnusual(options));
  return createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 16);
}

function listUnusual(options: ScoreOptions): string[] {
  const names = ['thinking', 'readingDepth', 'language'] as const;
  return names
    .filter((name) => options[name] !== usualOptions[name])
    .map((name) => `${name} ${options[name]}`);
}

import type { Database } from '#server/database/open.ts';
import { areSeparate } from './judge-models.ts';
import { readSpeed } from './judgement-queries.ts';
import type { KnownModels } from './known-digests.ts';

/**
 * What share of a whole judgement's time the score alone takes. Reckoned, not measured, from what is read
 * and written: the same article, and about 60 of 75 tokens of an answer. Two models read the article once
 * each, and what the second one writes is the longer part.
 */
const SCORE_SHARE = { together: 0.85, apart: 0.6 };

/** How long so many articles take one after another, in seconds; null before any was judged. */
export async function estimateSeconds(
  db: Database,
  models: KnownModels,
  { full, scoreOnly }: { full: number; scoreOnly: number },
): Promise<number | null> {
  const { categorization, scoring } = models;
  const seconds = await readSpeed(db, { categorization: categorization.name, scoring: scoring.name });
  if (seconds === null) return null;
  const share = areSeparate(models) ? SCORE_SHARE.apart : SCORE_SHARE.together;
  return (full + scoreOnly * share) * seconds;
}

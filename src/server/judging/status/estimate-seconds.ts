import type { Database } from '#server/database/open.ts';
import { areSeparate } from '#server/judging/asking/judge-models.ts';
import type { KnownModels } from '#server/judging/asking/known-digests.ts';
import { type MeasuredSpeed, measureSpeed } from './speed-queries.ts';

/**
 * What share of a whole judgement's time the score alone takes, until it was measured. Reckoned from what is
 * read and written: the same article, and about 60 of 75 tokens of an answer. Two models read the article once
 * each, and what the second one writes is the longer part.
 */
const SCORE_SHARE = { together: 0.85, apart: 0.6 };

/** Seconds that an article takes: both questions, or the score alone. */
export type Speed = { full: number; scoreOnly: number };

/**
 * How quick these models were lately; before they have judged anything, how quick others were. Null before the
 * very first judgement.
 */
export async function readSpeed(db: Database, models: KnownModels): Promise<Speed | null> {
  const share = areSeparate(models) ? SCORE_SHARE.apart : SCORE_SHARE.together;
  const { categorization, scoring } = models;
  const byThese = await measureSpeed(db, { categorization: categorization.name, scoring: scoring.name });
  return complete(byThese, share) ?? complete(await measureSpeed(db), share);
}

/** The one that was not measured follows from the other. */
function complete({ full, scoreOnly }: MeasuredSpeed, share: number): Speed | null {
  if (full !== null) return { full, scoreOnly: scoreOnly ?? full * share };
  return scoreOnly === null ? null : { full: scoreOnly / share, scoreOnly };
}

/** How long so many articles take one after another, in seconds; null while the speed is not known. */
export function estimateSeconds(
  speed: Speed | null,
  { full, scoreOnly }: { full: number; scoreOnly: number },
): number | null {
  return speed && full * speed.full + scoreOnly * speed.scoreOnly;
}

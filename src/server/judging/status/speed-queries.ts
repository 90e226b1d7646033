import type { SelectQueryBuilder } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Tables } from '#server/database/schema.ts';

/** Seconds an article took lately; null where nothing of the kind was done. */
export type MeasuredSpeed = {
  /** A whole judgement. */
  full: number | null;
  /** The score alone. */
  scoreOnly: number | null;
};

/** What the last articles took with these models, by their names; without a pair, with whatever judged them. */
export async function measureSpeed(
  db: Database,
  pair?: { categorization: string; scoring: string },
): Promise<MeasuredSpeed> {
  const measure = (stages: 'both' | 'score') => {
    const judged = db
      .selectFrom('judgements')
      .select('duration_ms')
      .where('stages', '=', stages)
      .orderBy('judged_at', 'desc');
    const byThese = pair && { model: pair.scoring, category_model: pair.categorization };
    return meanOfLast(db, byThese ? judged.where((row) => row.and(byThese)) : judged);
  };
  return { full: await measure('both'), scoreOnly: await measure('score') };
}

/** Twenty follow a change of load within minutes and still even out long and short articles. */
async function meanOfLast(
  db: Database,
  durations: SelectQueryBuilder<Tables, 'judgements', { duration_ms: number }>,
): Promise<number | null> {
  const row = await db
    .selectFrom(durations.limit(20).as('recent'))
    .select((expression) => expression.fn.avg<number | null>('duration_ms').as('mean'))
    .executeTakeFirst();
  return row?.mean == null ? null : row.mean / 1_000;
}

import type { Database } from '#server/database/open.ts';
import { readReaderSettings } from '#server/settings/reader-settings.ts';
import { countBegun, countJudgedOn } from './budget-queries.ts';
import type { Permission } from './lanes.ts';
import { endOfQuietHours, localDay, nextMidnight } from './local-time.ts';
import { describeBudget, describeQuietHours, type StandstillWords } from './standstill.ts';

/** What the owner's budget lets the queue take now, and why not all of it. Times in epoch ms. */
export type Allowance = {
  permission: Permission;
  /** Why something has to wait; null when nothing does. */
  held: { words: StandstillWords; until: number } | null;
  budget: { limit: number | null; judgedToday: number };
};

/**
 * In quiet hours nothing begins but what the owner asked for by hand. The daily limit holds back only what
 * is judged by itself: judging again, one or all, is the owner's own wish, is not counted and goes on.
 */
export async function readAllowance(db: Database, now: number): Promise<Allowance> {
  const { daily_limit: limit, quiet_hours: quietHours } = await readReaderSettings(db);
  const judgedToday = await countJudgedOn(db, localDay(now));
  const budget = { limit, judgedToday };
  const quietUntil = quietHours && endOfQuietHours(quietHours, now);
  if (quietHours && quietUntil !== null) {
    const held = { words: describeQuietHours(quietHours), until: quietUntil };
    return { permission: { reEvaluate: false, finishNew: false, beginNew: false }, held, budget };
  }
  if (limit === null) {
    return { permission: { reEvaluate: true, finishNew: true, beginNew: true }, held: null, budget };
  }
  const { running, staged } = await countBegun(db, now);
  const left = limit - judgedToday - running;
  return {
    // What its first model has read already is part of the budget: it will be judged before anything else.
    permission: { reEvaluate: true, finishNew: left > 0, beginNew: left > staged },
    held: left > 0 ? null : { words: describeBudget(limit), until: nextMidnight(now) },
    budget,
  };
}

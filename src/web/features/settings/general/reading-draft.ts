import { MAX_FRESH_POINTS, MAX_READ_AFTER_SECONDS } from '#shared/limits.ts';
import type { ChosenSort } from '#shared/page.ts';
import type { Density, MarkReadMode, ReaderSettings } from '#shared/settings.ts';
import type { FormRules } from '#web/features/settings/form/draft.ts';

/** What stands in the fields; numbers as they are typed. */
export type ReadingValues = {
  density: Density;
  order: ChosenSort;
  markRead: MarkReadMode;
  seconds: string;
  fresh: string;
  unscored: ReaderSettings['unscored'];
};

export const readingRules: FormRules<ReaderSettings, ReadingValues> = {
  valuesOf: (saved) => ({
    density: saved.density,
    order: saved.order,
    markRead: saved.mark_read,
    seconds: String(saved.read_after_seconds),
    fresh: String(saved.fresh_points_per_day),
    unscored: saved.unscored,
  }),
  isSame: (one, other) =>
    one.density === other.density &&
    one.order === other.order &&
    one.markRead === other.markRead &&
    one.seconds.trim() === other.seconds.trim() &&
    one.fresh.trim() === other.fresh.trim() &&
    one.unscored === other.unscored,
};

/** The fields as the server takes them; to be sent only while `findReadingProblems` finds none. */
export function toReadingSettings({ density, order, markRead, seconds, fresh, unscored }: ReadingValues) {
  return {
    density,
    order,
    mark_read: markRead,
    // Where nobody waits, what stands there unseen need not be a number.
    ...(waits(markRead) ? { read_after_seconds: Number(seconds.trim()) } : {}),
    fresh_points_per_day: Number(fresh.trim()),
    unscored,
  };
}

/** What is wrong in a field, in words that stand under it. */
export type ReadingProblems = { seconds?: string; fresh?: string };

export function findReadingProblems({ markRead, seconds, fresh }: ReadingValues): ReadingProblems {
  const badSeconds = waits(markRead) && !isWhole(seconds, 1, MAX_READ_AFTER_SECONDS);
  const badPoints = !isWhole(fresh, 0, MAX_FRESH_POINTS);
  return {
    ...(badSeconds ? { seconds: `A whole number from 1 to ${MAX_READ_AFTER_SECONDS}.` } : {}),
    ...(badPoints ? { fresh: `A whole number from 0 to ${MAX_FRESH_POINTS}.` } : {}),
  };
}

/** Whether an open article is read after some seconds. */
function waits(markRead: MarkReadMode): boolean {
  return markRead === 'after' || markRead === 'scroll';
}

function isWhole(typed: string, least: number, most: number): boolean {
  const text = typed.trim();
  return /^\d{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

/** After how long an article that is as good falls below one of today, in words beside the field. */
export function describeFresh(fresh: string): string {
  if (!isWhole(fresh, 0, MAX_FRESH_POINTS)) return '';
  const points = Number(fresh.trim());
  if (points === 0) return 'With 0 age does not count: the order is that of Best first.';
  const week = points * 7;
  return `An article of 90 that is a week old then stands where one of ${Math.max(0, 90 - week)} stands today.`;
}

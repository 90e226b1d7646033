import type { StatisticsDay } from '#shared/statistics.ts';

/** What stands above one place of an axis; null where there is nothing to tell. */
export type Point = { label: string; value: number | null };

/** Several days as one: of a year every single day is too narrow to see. */
export type Span = { label: string; days: StatisticsDay[] };

/** More days than this are put together by weeks. */
const MOST_DAYS = 100;

const WEEK = 'Week of ';

const dayFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** `2026-01-31` as `31 Jan`. */
export function describeDay(day: string): string {
  return dayFormat.format(new Date(`${day}T00:00:00Z`));
}

/** One span for each day, or for each week from Monday on; the oldest first. */
export function spansOf(days: readonly StatisticsDay[]): Span[] {
  if (days.length <= MOST_DAYS) return days.map((day) => ({ label: describeDay(day.day), days: [day] }));
  const spans: Span[] = [];
  for (const day of days) {
    const isMonday = new Date(`${day.day}T00:00:00Z`).getUTCDay() === 1;
    const last = spans.at(-1);
    if (isMonday || !last) spans.push({ label: labelOfWeek(day.day), days: [day] });
    else last.days.push(day);
  }
  return spans;
}

/** `Week of 5 Jan`, for the Monday as it stands in a date. */
export function labelOfWeek(monday: string): string {
  return `${WEEK}${describeDay(monday)}`;
}

/** What an axis has room for: the day that a week begins with. */
export function tickOf(label: string): string {
  return label.replace(WEEK, '');
}

type CountedKey = 'fetched' | 'read' | 'judged' | 'tokens_in' | 'tokens_out';

export function sumsOf(spans: readonly Span[], key: CountedKey): Point[] {
  return spans.map(({ label, days }) => ({ label, value: sumOf(days, key) }));
}

export function sumOf(days: readonly StatisticsDay[], key: CountedKey): number {
  return days.reduce((sum, day) => sum + day[key], 0);
}

/** Seconds an article in each span; null where none was judged. */
export function secondsOf(spans: readonly Span[]): Point[] {
  return spans.map(({ label, days }) => ({ label, value: meanSeconds(days) }));
}

export function meanSeconds(days: readonly StatisticsDay[]): number | null {
  const judged = sumOf(days, 'judged');
  const seconds = days.reduce((sum, day) => sum + day.judged * (day.seconds_per_article ?? 0), 0);
  return judged === 0 ? null : seconds / judged;
}

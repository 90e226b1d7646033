import { localDay } from '#server/judging/queue/local-time.ts';

/**
 * All time zones are a whole number of quarters of an hour away from UTC, so what is counted by quarters can
 * be put into local days without asking SQLite about zones. Source: the tz database.
 */
export const QUARTER = 15 * 60_000;

/** What happened in one quarter of an hour, counted from 1970 on. */
export type InQuarter = { quarter: number };

/** The last local days (as 2026-01-31), the oldest first and today last, and when the first begins (epoch ms). */
export function listDays(now: number, count: number): { days: string[]; start: number } {
  const today = new Date(now);
  const midnight = (ago: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() - ago).getTime();
  const days = Array.from({ length: count }, (_, index) => localDay(midnight(count - 1 - index)));
  return { days, start: midnight(count - 1) };
}

/** What stands in each local day. */
export function groupByDay<Row extends InQuarter>(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, ({ quarter }) => localDay(quarter * QUARTER));
}

/** The Monday of its local week. */
export function weekOf(instant: number): string {
  const date = new Date(instant);
  // Sunday is 0.
  const sinceMonday = (date.getDay() + 6) % 7;
  return localDay(new Date(date.getFullYear(), date.getMonth(), date.getDate() - sinceMonday).getTime());
}

import type { SearchDate } from '#shared/search-part.ts';

const HOUR = 3_600_000;

/** When a date of a search begins: local time, as a person means it; epoch ms in and out. */
export function beginningOf(date: SearchDate, now: number): number {
  if (date.kind === 'calendar') return new Date(date.year, (date.month ?? 1) - 1, date.day ?? 1).getTime();
  const { count, unit } = date;
  if (unit === 'hour') return now - count * HOUR;
  const today = new Date(now);
  const [year, month, day] = [today.getFullYear(), today.getMonth(), today.getDate()];
  switch (unit) {
    case 'day':
      return new Date(year, month, day - count).getTime();
    case 'week':
      return new Date(year, month, day - 7 * count).getTime();
    case 'month':
      return new Date(year, month - count, day).getTime();
    case 'year':
      return new Date(year - count, month, day).getTime();
  }
}

import type { QuietHours } from '#shared/settings.ts';

/**
 * Days and hours by the clock on the wall of this machine. The rest of the server knows instants only
 * (epoch ms); here `Date` reads them in the local time zone, with its changes between summer and winter.
 */

const MINUTE = 60_000;

/** The local day, as 2026-01-31. */
export function localDay(now: number): string {
  const date = new Date(now);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

/** When the next local day begins. */
export function nextMidnight(now: number): number {
  const date = new Date(now);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

/**
 * When the quiet hours end that last at `now`; null outside of them. Walks from minute to minute, so that a
 * night with an hour more or less needs no rule of its own; 1,500 steps take well under a millisecond.
 */
export function endOfQuietHours(hours: QuietHours, now: number): number | null {
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  const isQuiet = (instant: number) => {
    const date = new Date(instant);
    const minutes = date.getHours() * 60 + date.getMinutes();
    return from < to ? minutes >= from && minutes < to : minutes >= from || minutes < to;
  };
  if (!isQuiet(now)) return null;
  let end = Math.floor(now / MINUTE) * MINUTE;
  while (isQuiet(end)) end += MINUTE;
  return end;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

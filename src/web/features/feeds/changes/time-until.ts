const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long from `now` (epoch milliseconds) until an ISO time, in one unit: `now`, `40 min`, `5 h`, `2 d`. */
export function formatTimeUntil(time: string, now: number): string {
  const left = Date.parse(time) - now;
  if (left < MINUTE / 2) return 'now';
  if (left < HOUR - MINUTE / 2) return `${Math.max(1, Math.round(left / MINUTE))} min`;
  if (left < DAY - HOUR / 2) return `${Math.max(1, Math.round(left / HOUR))} h`;
  return `${Math.max(1, Math.round(left / DAY))} d`;
}

/** When a failing feed is tried again, for instance `Next try in 40 min`. */
export function describeNextTry(time: string, now: number): string {
  const left = formatTimeUntil(time, now);
  return left === 'now' ? 'Next try in a moment' : `Next try in ${left}`;
}

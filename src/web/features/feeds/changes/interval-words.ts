import type { Feed } from '#shared/feed.ts';
import { formatTimeUntil } from '#web/features/feeds/changes/time-until.ts';
import { automaticMinutes } from '#web/features/feeds/table/feed-rows.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** The intervals that are offered, in minutes. The API takes every one from five minutes to a week. */
const offered = [15, 30, HOUR, 2 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 7 * DAY];

export const AUTOMATIC = 'automatic';

/** What may be chosen as an interval; one that was set over the API and is none of ours stands among them. */
export function intervalChoices(current: number | null): { value: string; label: string }[] {
  const known = current === null || offered.includes(current);
  const minutes = known ? offered : [...offered, current].sort((one, other) => one - other);
  return [
    { value: AUTOMATIC, label: 'Automatic' },
    ...minutes.map((count) => ({ value: String(count), label: everyWords(count) })),
  ];
}

/** "15 min", "2 h", "Daily", "Weekly", "3 days". */
export function intervalWords(minutes: number): string {
  if (minutes === DAY) return 'Daily';
  if (minutes === 7 * DAY) return 'Weekly';
  if (minutes < HOUR) return `${minutes} min`;
  if (minutes < 2 * DAY) return `${trim(minutes / HOUR)} h`;
  return `${trim(minutes / DAY)} days`;
}

/** "Every 15 min", "Daily". */
export function everyWords(minutes: number): string {
  const words = intervalWords(minutes);
  return /^\d/.test(words) ? `Every ${words}` : words;
}

/** What stands in the table: "Automatic, 6 h", or the owner's own. */
export function describeInterval(feed: Feed): string {
  if (feed.refresh_minutes !== null) return intervalWords(feed.refresh_minutes);
  const minutes = automaticMinutes(feed);
  return minutes === null ? 'Automatic' : `Automatic, ${roundedWords(minutes)}`;
}

/** Under the field: what automatic comes to for this feed. `now` in epoch milliseconds. */
export function describeAutomatic(feed: Feed, now: number): string {
  const what = 'Follows how often the feed brings something new.';
  if (feed.paused !== null || feed.refresh_minutes !== null) return what;
  const next = formatTimeUntil(feed.next_refresh_at, now);
  const when = next === 'now' ? 'in a moment' : `in ${next}`;
  const minutes = automaticMinutes(feed);
  return minutes === null
    ? `${what} Next refresh ${when}.`
    : `${what} That is about every ${roundedWords(minutes)} now; next refresh ${when}.`;
}

/** Automatic intervals are spread a little on purpose; nobody wants to read "6 h 12 min". */
function roundedWords(minutes: number): string {
  if (minutes < HOUR - 2) return `${minutes < 10 ? minutes : Math.round(minutes / 5) * 5} min`;
  if (minutes < 36 * HOUR) return `${Math.max(1, Math.round(minutes / HOUR))} h`;
  return `${Math.round(minutes / DAY)} days`;
}

function trim(value: number): string {
  return value.toFixed(1).replace(/\.0$/, '');
}

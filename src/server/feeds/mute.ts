import { toTime } from '#server/platform/time.ts';
import type { Feed, FeedOptions } from '#shared/feed.ts';

/** The last moment that a Date can name (ECMA-262, 21.4.1.1): until the owner says otherwise. */
const FOR_GOOD = 8_640_000_000_000_000;

/** Until when a feed is muted by the owner's wish, in epoch ms; null: it is not. */
export function mutedUntil(wish: NonNullable<FeedOptions['muted']>): number | null {
  if (typeof wish === 'boolean') return wish ? FOR_GOOD : null;
  return Date.parse(wish.until);
}

/** What of that is shown; a time that is past mutes nothing any more. */
export function describeMute(until: number | null, now: number): Pick<Feed, 'muted' | 'muted_until'> {
  if (until === null || until <= now) return { muted: false, muted_until: null };
  return { muted: true, muted_until: until === FOR_GOOD ? null : toTime(until) };
}

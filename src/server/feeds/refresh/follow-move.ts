import type { Database } from '#server/database/open.ts';
import { hasUserInfo, sharesLogin } from '#server/feeds/feed-address.ts';
import { type FeedChange, findFeedByUrl, type StoredFeed } from '#server/feeds/feed-queries.ts';

/**
 * Follows a feed that moved for good when its server says so twice in a row: one mistaken redirect must not
 * lose an address. Not to the address of another feed of ours, and with a login only where that may go.
 * Returns what changes on its row by that.
 */
export async function followMove(
  db: Database,
  feed: StoredFeed,
  permanentUrl: string | null,
): Promise<FeedChange> {
  const movedTo = permanentUrl === feed.url ? null : permanentUrl;
  if (movedTo !== feed.moved_to) return { moved_to: movedTo };
  if (movedTo === null || !mayTakeLogin(feed, movedTo)) return {};
  if (await findFeedByUrl(db, movedTo)) return {};
  return { url: movedTo, moved_to: null, icon_checked_at: null };
}

function mayTakeLogin(feed: StoredFeed, movedTo: string): boolean {
  // A new address comes without the login that stands in an old one: following it would lose that.
  if (hasUserInfo(feed.url)) return false;
  return feed.login_user === null || sharesLogin(feed.url, movedTo);
}

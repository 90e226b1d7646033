import { commitWithoutWaiting } from '#server/database/dialect.ts';
import type { Database } from '#server/database/open.ts';
import { type FeedChange, getStoredFeed, type StoredFeed, updateFeed } from '#server/feeds/feed-queries.ts';

/** A feed, and what decides which document is its. */
export type AskedFeed = Pick<StoredFeed, 'id' | 'url' | 'user_agent' | 'login_user' | 'login_password'>;

/**
 * Writes what came of asking for a feed's document, by the row as it is now: the owner may have changed it
 * meanwhile. Nothing, where that made it another document; then false is returned. A power cut may take it
 * back, since it would only be found out again. Throws `not_found`.
 */
export async function writeOutcome(
  db: Database,
  asked: AskedFeed,
  work: (transaction: Database, feed: StoredFeed) => FeedChange | Promise<FeedChange>,
): Promise<boolean> {
  return commitWithoutWaiting(db, async (transaction) => {
    const feed = await getStoredFeed(transaction, asked.id);
    if (!asksForSame(asked, feed)) return false;
    const change = await work(transaction, feed);
    if (Object.keys(change).length > 0) await updateFeed(transaction, feed.id, change);
    return true;
  });
}

/** Whether both rows stand for the same document, asked for in the same way. */
export function asksForSame(one: AskedFeed, other: AskedFeed): boolean {
  return (
    one.url === other.url &&
    one.user_agent === other.user_agent &&
    one.login_user === other.login_user &&
    one.login_password === other.login_password
  );
}

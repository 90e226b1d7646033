import type { Feed, FeedLogin, FeedOptions } from '#shared/feed.ts';
import type { AddFeedDeps } from './add-feed.ts';
import { announceChange, applySettings, changeFeed } from './change-feed.ts';
import { parseFeedAddress, publicUrl, sharesLogin, type TypedAddress } from './feed-address.ts';
import { getStoredFeed, type StoredFeed, updateFeed } from './feed-queries.ts';
import { loginColumns, readAddress, refuseKnown } from './read-address.ts';
import { announceStored } from './refresh/announce-stored.ts';
import { storeFeed } from './refresh/store-feed.ts';
import { getFeed } from './shown-feed-queries.ts';

export type FeedMove = FeedOptions & { url: string };

/**
 * Gives a feed a new address, and whatever else is changed with it. The address is fetched and read first;
 * what it brings is stored before this returns. The login goes along only where it may be sent: another
 * site needs one of its own. Throws `not_found`, `feed_exists`, `feed_failed` or `invalid_request`.
 */
export async function moveFeed(deps: AddFeedDeps, id: number, { url, ...settings }: FeedMove): Promise<Feed> {
  const { db, bus, clock, pace } = deps;
  const feed = await getStoredFeed(db, id);
  const typed = parseFeedAddress(url);
  const login = chooseLogin(feed, typed, settings.login);
  if (typed.url === publicUrl(feed.url)) {
    return changeFeed(deps, id, typed.login ? { ...settings, login } : settings);
  }
  const userAgent = settings.user_agent === undefined ? feed.user_agent : settings.user_agent;
  const wanted = { url: typed.url, login, userAgent, feedId: id };
  const { address, content } = await readAddress(deps, wanted);

  const withdrawn = await db.transaction().execute(async (transaction) => {
    await refuseKnown(transaction, { ...wanted, url: address });
    const articles = await applySettings({ ...deps, db: transaction }, id, settings);
    const isOver = settings.paused === undefined && feed.pause_reason === 'gone';
    await updateFeed(transaction, id, {
      ...{ url: address, moved_to: null, content_hash: null, icon_checked_at: null },
      ...loginColumns(login),
      ...(isOver ? { paused_at: null, pause_reason: null } : {}),
    });
    return articles;
  });
  const moved = await getStoredFeed(db, id);
  const stored = await storeFeed(db, moved, { content, pace, now: clock.now() });
  announceStored(bus, id, stored);
  announceChange(bus, [id], withdrawn);
  return getFeed(db, id, clock.now());
}

/** The one that is given with the change, else the one in the address, else the one it has, if that may go there. */
function chooseLogin(
  feed: StoredFeed,
  typed: TypedAddress,
  given: FeedLogin | null | undefined,
): FeedLogin | null {
  if (given !== undefined) return given;
  if (typed.login || !sharesLogin(feed.url, typed.url)) return typed.login;
  if (feed.login_user === null) return parseFeedAddress(feed.url).login;
  return { user: feed.login_user, password: feed.login_password ?? '' };
}

import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { AppError } from '#shared/app-error.ts';
import type { Feed, NewFeed } from '#shared/feed.ts';
import { chooseFeed } from './discover/choose-feed.ts';
import type { DiscoverDeps } from './discover/discover-feeds.ts';
import { rememberFetches } from './discover/remember-fetches.ts';
import { parsePlace } from './discover/typed-place.ts';
import { getStoredFeed, insertFeed } from './feed-queries.ts';
import { getFolder } from './folder-queries.ts';
import { placeNewFeed } from './place-queries.ts';
import { readAddress, refuseKnown } from './read-address.ts';
import { announceStored } from './refresh/announce-stored.ts';
import type { ReadDeps } from './refresh/read-document.ts';
import { type RefreshPace, storeFeed } from './refresh/store-feed.ts';
import { getFeed } from './shown-feed-queries.ts';

export type AddFeedDeps = ReadDeps & DiscoverDeps & { db: Database; bus: EventBus; pace: RefreshPace };

/**
 * Adds a feed by its address, or by that of a site with one feed: it is fetched and read first, so that
 * nothing is added that is no feed, and its articles stand in the list when this returns. A login in the
 * address is stored beside it, never in it; one that is given besides comes first. Throws `feed_exists`,
 * `several_feeds`, `feed_failed`, `not_found` (of the folder) or `invalid_request`.
 */
export async function addFeed(deps: AddFeedDeps, wanted: NewFeed): Promise<Feed> {
  const { db, bus, clock } = deps;
  if (typeof wanted.folder_id === 'number') await getFolder(db, wanted.folder_id);
  const place = parsePlace(wanted);
  await refuseKnown(db, place);
  const reading = { ...deps, fetcher: rememberFetches(deps.fetcher) };
  const { url, login } = await chooseFeed(reading, place);
  const { address, content } = await readAddress(reading, { url, login, userAgent: null });

  const now = clock.now();
  const id = await insertFeed(db, { url: address, title: content.feed.title, login, now });
  if (id === undefined) {
    // Asked for twice at the same moment: the other one was quicker.
    await refuseKnown(db, { url: address, login });
    throw new AppError('conflict', 'This feed was added and deleted at the same moment.', {
      hint: 'Try again.',
    });
  }
  await placeNewFeed(db, id, wanted.folder_id ?? null);
  const stored = await storeFeed(db, await getStoredFeed(db, id), { content, pace: deps.pace, now });
  announceStored(bus, id, stored);
  return getFeed(db, id, clock.now());
}

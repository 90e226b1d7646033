import type { Database } from '#server/database/open.ts';
import { feedFailed } from '#server/feeds/read-address.ts';
import { toTimeOrNull } from '#server/platform/time.ts';
import type { Discovery, FeedCandidate } from '#shared/discovery.ts';
import type { NewFeed } from '#shared/feed.ts';
import { listFeedAddresses } from './address-queries.ts';
import type { AskDeps } from './ask-address.ts';
import { type FoundFeed, keyOf } from './check-links.ts';
import { discover } from './discover.ts';
import { type Place, parsePlace } from './typed-place.ts';

export type DiscoverDeps = AskDeps & { db: Database };

/**
 * The feeds of a place, best first, at least one; each was fetched and read. Adds nothing. Throws
 * `feed_failed` when there is none, and `invalid_request`.
 */
export async function discoverFeeds(
  deps: DiscoverDeps,
  wanted: NewFeed,
  signal?: AbortSignal,
): Promise<Discovery> {
  const found = await findFeeds(deps, parsePlace(wanted), signal);
  return { candidates: found.map(({ candidate }) => candidate) };
}

/** A feed that was found, and how it is shown. */
export type FoundCandidate = { found: FoundFeed; candidate: FeedCandidate };

/** Like {@link discoverFeeds}, with what is needed to add one of them. */
export async function findFeeds(
  deps: DiscoverDeps,
  place: Place,
  signal?: AbortSignal,
): Promise<FoundCandidate[]> {
  const discovered = await discover(deps, place, signal);
  if (discovered.outcome === 'none') throw feedFailed(discovered.failure, discovered.hint);
  const addresses = await listFeedAddresses(deps.db);
  const known = new Map(addresses.map(({ id, url }) => [keyOf(url), id]));
  const all = discovered.found;
  return all.map((found) => ({ found, candidate: toCandidate(found, { all, known }) }));
}

function toCandidate(
  found: FoundFeed,
  { all, known }: { all: FoundFeed[]; known: Map<string, number> },
): FeedCandidate {
  const { url, asked, finalUrl, feed } = found;
  const ids = [url, asked, finalUrl].map((address) => known.get(keyOf(address)));
  return {
    url,
    title: titleOf(found, all),
    kind: feed.kind,
    item_count: feed.itemCount,
    latest: feed.latest,
    newest_at: toTimeOrNull(feed.newestAt),
    is_comments: found.rank === 2,
    feed_id: ids.find((id) => id !== undefined) ?? null,
  };
}

/** The feed's own title; where several have the same, the page's name for it. */
function titleOf({ feed, linkTitle, url }: FoundFeed, all: FoundFeed[]): string {
  const isUnique = all.filter((other) => other.feed.title === feed.title).length === 1;
  const [first, second] = isUnique ? [feed.title, linkTitle] : [linkTitle, feed.title];
  return first || second || url;
}

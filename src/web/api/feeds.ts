import { queryOptions } from '@tanstack/react-query';
import type { FeedOptions, NewFeed } from '#shared/feed.ts';
import type { SharedFeedChange } from '#shared/feeds-at-once.ts';
import { MAX_FEEDS_AT_ONCE } from '#shared/limits.ts';
import { client, unwrap } from './client.ts';

const api = client.api.feeds;

/** All feeds, as the sidebar lists them. */
export function feedsQuery() {
  return queryOptions({
    queryKey: ['feeds'],
    queryFn: async () => (await unwrap(api.$get())).feeds,
  });
}

/** Fetches and stores a feed with its first articles. Throws `ApiError` feed_failed, feed_exists, invalid_request. */
export function addFeed(feed: NewFeed) {
  return unwrap(api.$post({ json: feed }));
}

/** Sets what the owner wants of a feed. With another address also `ApiError` feed_failed and feed_exists. */
export function changeFeed({ id, change }: { id: number; change: FeedOptions }) {
  return unwrap(api[':id'].$patch({ param: { id: String(id) }, json: change }));
}

/** Sets the same for many feeds. */
export async function changeFeeds(ids: number[], change: SharedFeedChange): Promise<void> {
  await inParts(ids, (part) => unwrap(api.$patch({ json: { ids: part, change } })));
}

/**
 * Removes feeds with their articles; gives how many starred ones stayed. `onProgress` hears after each request
 * how many feeds are gone.
 */
export async function deleteFeeds(ids: number[], onProgress: (done: number) => void): Promise<number> {
  let kept = 0;
  let done = 0;
  await inParts(ids, async (part) => {
    kept += (await unwrap(api.delete.$post({ json: { ids: part } }))).starred_kept;
    done += part.length;
    onProgress(done);
  });
  return kept;
}

/** Marks all unread articles of these feeds read; gives how many. */
export async function markFeedsRead(ids: number[]): Promise<number> {
  let count = 0;
  await inParts(ids, async (part) => {
    count += (await unwrap(api['mark-read'].$post({ json: { ids: part } }))).count;
  });
  return count;
}

/** Fetches one feed now and waits for the outcome. */
export function refreshFeed(id: number) {
  return unwrap(api[':id'].refresh.$post({ param: { id: String(id) } }));
}

/** Asks for all feeds to be fetched and does not wait: events tell what came of it. */
export function refreshAllFeeds() {
  return unwrap(api.refresh.$post({ json: {} }));
}

/** The same for some of them; gives how many are fetched. */
export async function refreshFeeds(ids: number[]): Promise<number> {
  let count = 0;
  await inParts(ids, async (part) => {
    count += (await unwrap(api.refresh.$post({ json: { ids: part } }))).refreshing;
  });
  return count;
}

/** One request after the other, since each takes only so many ids. */
async function inParts(ids: number[], send: (part: number[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < ids.length; start += MAX_FEEDS_AT_ONCE) {
    await send(ids.slice(start, start + MAX_FEEDS_AT_ONCE));
  }
}

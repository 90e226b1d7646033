import { queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.ts';

/** All feeds, as the sidebar lists them. */
export function feedsQuery() {
  return queryOptions({
    queryKey: ['feeds'],
    queryFn: async () => (await unwrap(client.api.feeds.$get())).feeds,
  });
}

/** Fetches and stores a feed with its first articles. Throws `ApiError` feed_failed, feed_exists, invalid_request. */
export function addFeed(url: string) {
  return unwrap(client.api.feeds.$post({ json: { url } }));
}

/** Gives a feed the owner's name; null takes the feed's own name again. */
export function renameFeed(change: { id: number; customTitle: string | null }) {
  return unwrap(
    client.api.feeds[':id'].$patch({
      param: { id: String(change.id) },
      json: { custom_title: change.customTitle },
    }),
  );
}

/** True: its articles are judged only by hand. What waits of it leaves the queue. */
export function neverJudgeFeed({ id, neverJudge }: { id: number; neverJudge: boolean }) {
  return unwrap(
    client.api.feeds[':id'].$patch({ param: { id: String(id) }, json: { never_judge: neverJudge } }),
  );
}

/** Removes a feed with its articles; the starred ones stay and are counted in the answer. */
export function deleteFeed(id: number) {
  return unwrap(client.api.feeds[':id'].$delete({ param: { id: String(id) } }));
}

/** Fetches one feed now and waits for the outcome. */
export function refreshFeed(id: number) {
  return unwrap(client.api.feeds[':id'].refresh.$post({ param: { id: String(id) } }));
}

/** Asks for all feeds to be fetched and does not wait: events tell what came of it. */
export function refreshAllFeeds() {
  return unwrap(client.api.feeds.refresh.$post());
}

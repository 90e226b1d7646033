import type { FeedLogin } from '#shared/feed.ts';
import { client, unwrap } from './client.ts';

export type Sought = { url: string; login?: FeedLogin };

/**
 * The feeds that stand at an address, or that its page names, best first; `signal` ends the search. Throws
 * `ApiError` feed_failed and invalid_request.
 */
export function discoverFeeds(sought: Sought, signal: AbortSignal) {
  return unwrap(client.api.feeds.discover.$post({ json: sought }, { init: { signal } }));
}

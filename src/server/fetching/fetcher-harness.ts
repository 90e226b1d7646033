import { afterEach } from 'vitest';
import { systemClock } from '#server/platform/clock.ts';
import type { FeedRoute } from '#server/testing/feed-server/feed-script.ts';
import { type FeedServer, startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import type { FetchLimits } from './fetch-result.ts';
import { createFetcher, type Fetcher } from './fetcher.ts';

/** Starts servers and fetchers for the tests of one file, and stops them after each test. */
export function useFetching() {
  const open = new Set<() => Promise<void>>();
  afterEach(async () => {
    const stops = [...open];
    open.clear();
    await Promise.all(stops.map((stop) => stop()));
  });

  async function serve(routes: Record<string, FeedRoute>): Promise<FeedServer> {
    const server = await startFeedServer(routes);
    open.add(server.stop);
    return server;
  }

  /** A fetcher on the real clock; it may go to this machine unless told otherwise. */
  function fetcherWith(
    limits: Partial<FetchLimits> = {},
    allowPrivateNetworks: readonly string[] = ['127.0.0.0/8'],
  ): Fetcher {
    const userAgent = 'Winnow/test (+https://example.org)';
    const fetcher = createFetcher({ clock: systemClock, userAgent, allowPrivateNetworks, limits });
    open.add(fetcher.close);
    return fetcher;
  }

  return { serve, fetcherWith };
}

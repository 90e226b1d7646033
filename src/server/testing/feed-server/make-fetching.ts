import { afterEach } from 'vitest';
import type { FetchLimits } from '#server/fetching/fetch-result.ts';
import { createFetcher, type Fetcher } from '#server/fetching/fetcher.ts';
import { systemClock } from '#server/platform/clock.ts';
import type { FeedRoute } from './feed-script.ts';
import { type FeedServer, startFeedServer } from './start-feed-server.ts';

/** Starts servers and fetchers for the tests of one file, and stops them after each test. */
export function makeFetching() {
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

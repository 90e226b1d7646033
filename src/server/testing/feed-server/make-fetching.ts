import { afterEach } from 'vitest';
import type { FetchLimits } from '#server/fetching/fetch-result.ts';
import { createFetcher, type Fetcher, type FetcherOptions } from '#server/fetching/fetcher.ts';
import { systemClock } from '#server/platform/clock.ts';
import type { FeedRoute } from './feed-script.ts';
import { type FeedServer, startFeedServer } from './start-feed-server.ts';
import { type RawServer, startRawServer } from './start-raw-server.ts';

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

  /** A fetcher on the real clock unless told otherwise; it may go to this machine unless told otherwise. */
  function fetcherWith(
    limits: Partial<FetchLimits> = {},
    allowPrivateNetworks: readonly string[] = ['127.0.0.0/8'],
    more: Partial<Pick<FetcherOptions, 'clock' | 'ownPort' | 'network'>> = {},
  ): Fetcher {
    const userAgent = 'Winnow/test (+https://example.org)';
    const fetcher = createFetcher({ clock: systemClock, userAgent, allowPrivateNetworks, limits, ...more });
    open.add(fetcher.close);
    return fetcher;
  }

  /** A server that answers every request with these bytes and then ends the connection, unless kept open. */
  async function serveRaw(answer: string | Uint8Array, keepOpen = false): Promise<RawServer> {
    const server = await startRawServer(answer, keepOpen);
    open.add(server.stop);
    return server;
  }

  return { serve, serveRaw, fetcherWith };
}

import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { type FeedChange, type StoredFeed, updateFeed } from '#server/feeds/feed-queries.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { hostOf } from './host-of.ts';
import { afterTry, reachable, type TryEnd } from './outage.ts';
import { listRefreshedFeeds } from './refresh-queries.ts';

/** Tells our own network's outages from those of single hosts, and takes back what was counted by mistake. */
export type NetworkWatch = {
  /** Since when nothing can be reached, in epoch ms; null while all is well. */
  outSince: () => number | null;
  /** A host was reached: what it answered does not matter. */
  answered: () => void;
  /**
   * A feed's try came to nothing without an answer. Its row must say so already when this is called: when it turns out
   * that the fault is ours, this writes back what it said before, of all feeds that failed since the last answer.
   */
  unreached: (before: StoredFeed, end: TryEnd['end']) => Promise<void>;
};

type Deps = { db: Database; bus: EventBus; clock: Clock; logger: Logger };

export function createNetworkWatch({ db, bus, clock, logger }: Deps): NetworkWatch {
  let state = reachable;
  let outSince: number | null = null;
  /** What the rows of feeds that failed since the last answer said before. */
  const before = new Map<number, FeedChange>();

  const takeBack = async () => {
    const now = clock.now();
    const rows = [...before];
    before.clear();
    for (const [id, failure] of rows) await updateFeed(db, id, { ...failure, next_refresh_at: now });
    bus.publish({ type: 'feeds_changed', ids: rows.map(([id]) => id) });
  };

  return {
    outSince: () => outSince,
    answered: () => {
      state = reachable;
      before.clear();
      if (outSince === null) return;
      logger.info({ seconds: Math.round((clock.now() - outSince) / 1_000) }, 'the network is back');
      outSince = null;
      bus.publish({ type: 'feeds_changed', ids: [] });
    },
    unreached: async (feed, end) => {
      if (!before.has(feed.id)) before.set(feed.id, failureOf(feed));
      const feeds = await listRefreshedFeeds(db);
      const hostCount = new Set(feeds.map(({ url }) => hostOf(url))).size;
      const host = hostOf(feed.url);
      state = afterTry(state, { host, end, worked: feed.failure_count === 0 }, hostCount);
      if (!state.isOut || outSince !== null) return;
      outSince = clock.now();
      logger.warn('no feed can be reached: this machine seems to be without a network');
      await takeBack();
    },
  };
}

/** What a row says of its last try. */
function failureOf(feed: StoredFeed): FeedChange {
  const { failure_count, failure_kind, failure_text, last_refreshed_at } = feed;
  return { failure_count, failure_kind, failure_text, last_refreshed_at };
}

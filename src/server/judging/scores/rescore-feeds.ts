import { setImmediate } from 'node:timers/promises';
import { commitWithoutWaiting } from '#server/database/dialect.ts';
import type { RescoringDeps } from './recompute-scores.ts';
import { endFeedRescoring, listNextOfFeed, rescoreArticles, takeFeedToRescore } from './rescore-queries.ts';

/** Articles in one transaction; 500 take 6 ms (measured for recompute-scores.ts). */
const PART = 500;

export type FeedRescoring = {
  /** Looks for feeds that ask for it, now and whenever a feed has changed. What goes wrong is logged. */
  start: () => void;
  /** Ends after the running part; the next start begins that feed again. */
  stop: () => Promise<void>;
};

/**
 * Works out anew which articles of a feed categories hide, once the owner has said that nothing may hide them,
 * or has taken that back. The wish stands on the feed's row, so a crash loses nothing.
 */
export function createFeedRescoring({ db, bus, clock, logger }: RescoringDeps): FeedRescoring {
  let [running, isAskedAgain, stopped]: [Promise<void> | null, boolean, boolean] = [null, false, false];

  async function rescoreFeed(feedId: number): Promise<void> {
    let after = 0;
    while (!stopped) {
      const ids = await listNextOfFeed(db, feedId, { after, limit: PART });
      const last = ids.at(-1);
      if (last === undefined) return endFeedRescoring(db, feedId);
      // What a power cut takes back is done again: the feed still asks for it.
      const changed = await commitWithoutWaiting(db, (transaction) =>
        rescoreArticles(transaction, ids, clock.now()),
      );
      if (changed.length > 0) bus.publish({ type: 'articles_changed', ids: changed });
      after = last;
      await setImmediate();
    }
  }

  async function rescoreAll(): Promise<void> {
    try {
      do {
        isAskedAgain = false;
        let id = await takeFeedToRescore(db);
        while (id !== undefined && !stopped) {
          await rescoreFeed(id);
          id = await takeFeedToRescore(db);
        }
      } while (isAskedAgain && !stopped);
    } finally {
      // Here and not a moment later: who asks then has to find it at its end.
      running = null;
    }
  }

  const rescore = () => {
    isAskedAgain = true;
    running ??= rescoreAll().catch((err) => {
      logger.error({ err }, 'articles of a feed were not brought up to date with its settings');
    });
  };
  let unsubscribe = () => {};

  return {
    start: () => {
      unsubscribe = bus.subscribe(({ type }) => {
        if (type === 'feeds_changed') rescore();
      });
      rescore();
    },
    stop: async () => {
      unsubscribe();
      stopped = true;
      await running;
    },
  };
}

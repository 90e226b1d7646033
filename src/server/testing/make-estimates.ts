import type { IncomingArticle } from '#server/articles/incoming-article.ts';
import { findArticleRows } from '#server/articles/row-queries.ts';
import { storeArticles } from '#server/articles/store-articles.ts';
import type { Estimator } from '#server/estimates/estimator.ts';
import { createEstimates, type Estimates, type EstimatesDeps } from '#server/estimates/start-estimates.ts';
import { createEventBus } from '#server/events/bus.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { saveInterests } from '#server/settings/interests.ts';
import type { ArticleRow } from '#shared/article.ts';
import { cleanUpLater } from './clean-up.ts';
import { type FakeClock, makeFakeClock } from './fake-clock.ts';
import { makeDatabase, makeFeed } from './make-database.ts';
import { makeUntil, type Until } from './until-event.ts';

/** The room `estimates` at work on a real database and with its thread, without feeds and judging around it. */
export type EstimatesBench = EstimatesDeps & {
  clock: FakeClock;
  room: Estimates;
  /** Another one on the same data, as after a restart. */
  open: () => Estimates;
  /** Stores articles as a refresh does, and says so; resolves to the ids of the new ones. */
  store: (articles: IncomingArticle[]) => Promise<number[]>;
  want: (interests: string, antiInterests?: string) => Promise<void>;
  rows: (ids: readonly number[]) => Promise<ArticleRow[]>;
  /** Lets time pass until changes are learnt from. */
  letLearn: () => Promise<void>;
  /** What the thread was asked for so far. */
  asked: string[];
  until: Until;
};

export type EstimatesOptions = Partial<EstimatesDeps> & { estimator: EstimatesDeps['estimator'] };

export async function makeEstimates(options: EstimatesOptions): Promise<EstimatesBench> {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const bus = createEventBus(silentLogger);
  const asked: string[] = [];
  const scoreFingerprint = async () => 'now';
  const logger = silentLogger;
  const estimator = noteCalls(options.estimator, asked);
  const deps = { db, bus, logger, scoreFingerprint, ...options, clock, estimator };
  const open = () => {
    const room = createEstimates(deps);
    cleanUpLater(room.stop);
    return room;
  };
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: clock.now() });
  return {
    ...deps,
    room: open(),
    open,
    asked,
    until: makeUntil(bus.subscribe),
    store: async (articles) => {
      const { added } = await storeArticles(db, feedId, { articles, now: clock.now() });
      bus.publish({ type: 'articles_added', feedId, ids: added });
      bus.publish({ type: 'feeds_changed', ids: [feedId] });
      return added;
    },
    want: async (interests, antiInterests = '') => {
      await saveInterests(deps, { interests, anti_interests: antiInterests });
    },
    rows: (ids) => findArticleRows(db, [...ids], clock.now()),
    letLearn: () => clock.advance(200),
  };
}

function noteCalls(real: EstimatesDeps['estimator'], asked: string[]): EstimatesDeps['estimator'] {
  const noting =
    <Sent extends unknown[], Answer>(name: keyof Estimator, ask: (...sent: Sent) => Answer) =>
    (...sent: Sent): Answer => {
      asked.push(name);
      return ask(...sent);
    };
  return {
    read: noting('read', real.read),
    learn: noting('learn', real.learn),
    estimate: noting('estimate', real.estimate),
    findTrouble: noting('findTrouble', real.findTrouble),
  };
}

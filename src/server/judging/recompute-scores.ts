import { setImmediate } from 'node:timers/promises';
import type { Rescoring, RescoringEffect } from '#server/categories/change-tree.ts';
import {
  advanceWork,
  type CategoryWork,
  endWork,
  findWork,
  listNextCarriers,
  moveCarriers,
} from '#server/categories/work-queries.ts';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { clearCategoryFingerprints } from './judgement-queries.ts';
import { countUnreadResults, listBlockedBy, rescoreArticles } from './rescore-queries.ts';

/**
 * Articles in one transaction. SQLite works while everybody else waits: on one slow core so many take about
 * 16 ms. Fewer would cost more in all: each commit writes the pages of the score index that it touched once more.
 */
const PART = 1_000;

export type RescoringDeps = {
  db: Database;
  bus: EventBus;
  clock: Clock;
  logger: Pick<Logger, 'error'>;
};

export type RescoringLoop = Rescoring & {
  /** Goes on with what a crash left undone, beside everything else. */
  start: () => void;
  /** Ends after the running part; the next start goes on behind it. */
  stop: () => Promise<void>;
};

/** Brings articles up to date with the tree of categories, part by part, with room for others between the parts. */
export function createRescoring({ db, bus, clock, logger }: RescoringDeps): RescoringLoop {
  const running = new Set<Promise<RescoringEffect>>();
  let stopped = false;

  const doAll = async (): Promise<RescoringEffect> => {
    const total: RescoringEffect = { changed: [], stale: 0 };
    while (!stopped && (await findWork(db))) {
      const part = await db.transaction().execute((transaction) => doPart(transaction, clock.now()));
      total.changed.push(...part.changed);
      total.stale += part.stale;
      await setImmediate();
    }
    return total;
  };
  const finish = () => {
    const all = doAll().finally(() => running.delete(all));
    running.add(all);
    return all;
  };

  return {
    begin: (transaction) => doPart(transaction, clock.now()),
    finish,
    start: () => {
      void finish()
        .then(({ changed }) => changed.length > 0 && bus.publish({ type: 'categories_changed' }))
        .catch((err) => logger.error({ err }, 'scores were not brought up to date with the categories'));
    },
    stop: async () => {
      stopped = true;
      await Promise.allSettled(running);
    },
  };
}

/** The next {@link PART} articles, of as many changed categories as that takes. */
async function doPart(db: Database, now: number): Promise<RescoringEffect> {
  const effect: RescoringEffect = { changed: [], stale: 0 };
  let left = PART;
  while (left > 0) {
    const work = await findWork(db);
    if (!work) break;
    const ids = await listNextCarriers(db, work, left);
    const done = await doWork(db, work, { ids, isLast: ids.length < left, now });
    effect.changed.push(...done.changed);
    effect.stale += done.stale;
    left -= Math.max(1, ids.length);
  }
  return effect;
}

async function doWork(
  db: Database,
  work: CategoryWork,
  { ids, isLast, now }: { ids: number[]; isLast: boolean; now: number },
): Promise<RescoringEffect> {
  if (work.removing) await moveCarriers(db, work, ids);
  if (work.stale) await clearCategoryFingerprints(db, ids);
  const stale = work.stale ? await countUnreadResults(db, ids) : 0;
  const changed = await rescoreArticles(db, ids, now);
  const last = ids.at(-1);
  if (!isLast && last !== undefined) {
    await advanceWork(db, work.category_id, last);
    return { changed, stale };
  }
  // Nothing may point at a row that goes, whatever it was that left it pointing there.
  if (work.removing)
    changed.push(...(await rescoreArticles(db, await listBlockedBy(db, work.category_id), now)));
  await endWork(db, work);
  return { changed, stale };
}

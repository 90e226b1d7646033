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
import { commitWithoutWaiting } from '#server/database/dialect.ts';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { Logger } from '#server/platform/logger.ts';
import { clearCategoryFingerprints } from './judgement-queries.ts';
import { countUnreadResults, listBlockedBy, rescoreArticles } from './rescore-queries.ts';

/**
 * How long the work of one part should take, in milliseconds: SQLite works while everybody else waits. The commit
 * comes on top, now and then with a checkpoint of SQLite's log (measured on two busy cores: 20 ms more).
 */
const PART_TIME = 6;

/** Articles of a part. Fewer cost more in all, as each commit writes the index pages anew that it touched. */
const PART = { first: 500, least: 100, most: 2_000 };

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
    let size = PART.first;
    while (!stopped && (await findWork(db))) {
      // What a power cut takes back is still written down as work to do.
      const part = await commitWithoutWaiting(db, async (transaction) => {
        const begin = clock.now();
        const effect = await doPart(transaction, { size, now: begin });
        return { ...effect, took: clock.now() - begin };
      });
      total.changed.push(...part.changed);
      total.stale += part.stale;
      size = nextSize(size, part.took);
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
    begin: (transaction) => doPart(transaction, { size: PART.first, now: clock.now() }),
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

/** Towards the size that takes {@link PART_TIME}, by half or twice at most: one slow part may have been chance. */
function nextSize(size: number, took: number): number {
  const fitting = Math.round((size * PART_TIME) / Math.max(1, took));
  const near = Math.min(size * 2, Math.max(size / 2, fitting));
  return Math.round(Math.min(PART.most, Math.max(PART.least, near)));
}

/** The next `size` articles, of as many changed categories as that takes. */
async function doPart(db: Database, { size, now }: { size: number; now: number }): Promise<RescoringEffect> {
  const effect: RescoringEffect = { changed: [], stale: 0 };
  let left = size;
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

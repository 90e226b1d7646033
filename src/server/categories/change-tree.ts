import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import type { Clock } from '#server/platform/clock.ts';

/** What a change did to articles. */
export type RescoringEffect = {
  /** Articles whose score or blocking is another one now. */
  changed: number[];
  /** How many unread articles have stale categories because of it. */
  stale: number;
};

/** Does what a change of categories means for articles; made by the room `judging`, which knows the formula. */
export type Rescoring = {
  /** A first part, in the change's own transaction: all of it where few articles are concerned. */
  begin: (db: Database) => Promise<RescoringEffect>;
  /** The rest, in small transactions with room for others between them. */
  finish: () => Promise<RescoringEffect>;
};

export type CategoryDeps = { db: Database; bus: EventBus; clock: Clock; rescoring: Rescoring };

/** More changed articles than this are not named to anybody: pages ask anew for what they show. */
const MAX_NAMED_ARTICLES = 500;

export type TreeChange<Result> = { result: Result; rescored: number; stale: number };

/**
 * Makes one change of the tree, whole or not at all, brings the scores of all articles concerned up to date
 * without any model, and says so to everybody.
 */
export async function changeTree<Result>(
  { db, bus, rescoring }: CategoryDeps,
  change: (transaction: Database) => Promise<Result>,
): Promise<TreeChange<Result>> {
  const { result, first } = await db.transaction().execute(async (transaction) => ({
    result: await change(transaction),
    first: await rescoring.begin(transaction),
  }));
  const rest = await rescoring.finish();
  const changed = new Set([...first.changed, ...rest.changed]);
  bus.publish({ type: 'categories_changed' });
  if (changed.size > 0 && changed.size <= MAX_NAMED_ARTICLES) {
    bus.publish({ type: 'articles_changed', ids: [...changed] });
  }
  return { result, rescored: changed.size, stale: first.stale + rest.stale };
}

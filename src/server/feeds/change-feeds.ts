import type { SharedFeedChange } from '#shared/feeds-at-once.ts';
import { announceChange, applySettings, type ChangeFeedDeps } from './change-feed.ts';

/** Sets the same for several feeds, all or none of them. Returns how many. Throws `not_found`. */
export async function changeFeeds(
  deps: ChangeFeedDeps,
  ids: readonly number[],
  change: SharedFeedChange,
): Promise<number> {
  const { db, bus } = deps;
  const once = [...new Set(ids)];
  const withdrawn: number[] = [];
  await db.transaction().execute(async (transaction) => {
    for (const id of once) {
      withdrawn.push(...(await applySettings({ ...deps, db: transaction }, id, change)));
    }
  });
  announceChange(bus, once, withdrawn);
  return once.length;
}

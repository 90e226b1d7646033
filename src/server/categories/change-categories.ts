import type { Database } from '#server/database/open.ts';
import type { OwnWeight } from '#shared/category.ts';
import { type CategoryDeps, changeTree } from './change-tree.ts';
import {
  getNodes,
  listChildIds,
  markHidden,
  markSeen,
  markShown,
  updateParent,
  updateWeight,
} from './tree-queries.ts';
import { checkMove, getPossibleParent } from './tree-rules.ts';
import { addRescoring } from './work-queries.ts';

/** What can be changed for several categories at once; what is absent stays as it is. */
export type SharedChange = {
  weight?: OwnWeight | undefined;
  /** Null: the top level. */
  parent_id?: number | null | undefined;
  hidden?: boolean | undefined;
  /** A proposal is accepted by any change; this alone accepts it as it is. */
  accepted?: true | undefined;
};

export type ChangedCategories = { changed: number; rescored: number; stale: number };

/**
 * Weighs, moves, hides, shows or accepts categories, all or none of them. Nothing of this makes anything
 * stale. Throws `not_found`, `category_too_deep`, `conflict`.
 */
export async function changeCategories(
  deps: CategoryDeps,
  ids: readonly number[],
  change: SharedChange,
): Promise<ChangedCategories> {
  const once = [...new Set(ids)];
  const now = deps.clock.now();
  const { rescored, stale } = await changeTree(deps, (transaction) =>
    applyChange(transaction, once, { ...change, now }),
  );
  return { changed: once.length, rescored, stale };
}

/** The same inside a transaction of the caller's. */
export async function applyChange(
  db: Database,
  ids: readonly number[],
  { weight, parent_id: parentId, hidden, now }: SharedChange & { now: number },
): Promise<void> {
  await getNodes(db, ids);
  if (parentId !== undefined) await moveCategories(db, ids, { parentId, now });
  if (weight !== undefined) {
    await updateWeight(db, ids, weight);
    await addRescoring(db, [...ids, ...(await listChildIds(db, ids))]);
  }
  if (hidden === true) {
    await markHidden(db, ids, now);
    await addRescoring(db, [...ids, ...(await listChildIds(db, ids))]);
  }
  if (hidden === false) await addRescoring(db, await markShown(db, ids));
  await markSeen(db, ids, now);
}

/** Puts categories under another one or at the top, in the caller's transaction; they may inherit another weight there. */
export async function moveCategories(
  db: Database,
  ids: readonly number[],
  { parentId, now }: { parentId: number | null; now: number },
): Promise<void> {
  if (parentId !== null) {
    const parent = await getPossibleParent(db, parentId);
    checkMove(await getNodes(db, ids), parent);
    await markSeen(db, [parentId], now);
  }
  await updateParent(db, ids, parentId);
  await addRescoring(db, ids);
}

import type { Database } from '#server/database/open.ts';
import { AppError } from '#shared/app-error.ts';
import { keepNames } from './alias-queries.ts';
import { type CategoryDeps, changeTree } from './change-tree.ts';
import {
  getNode,
  getNodes,
  keepInheritedWeight,
  listChildIds,
  markRemoved,
  markSeen,
  updateParent,
} from './tree-queries.ts';
import { addRemoval, addRescoring } from './work-queries.ts';

/**
 * Merges categories into one: their articles carry that one, their names stand for it from now on, and what
 * stood under them goes with them. Nothing becomes stale. Throws `not_found`, `conflict`.
 */
export async function mergeCategories(
  deps: CategoryDeps,
  { ids, into }: { ids: readonly number[]; into: number },
): Promise<{ merged: number; rescored: number }> {
  const once = [...new Set(ids)];
  const now = deps.clock.now();
  const { rescored } = await changeTree(deps, async (transaction) => {
    await getNodes(transaction, once);
    const target = await getTarget(transaction, { ids: once, into });
    // A child that its own parent is merged into takes the parent's place, with the weight it had there.
    const isUnderOne = target.parent_id !== null && once.includes(target.parent_id);
    if (isUnderOne) {
      await keepInheritedWeight(transaction, into);
      await updateParent(transaction, [into], null);
    }
    const children = (await listChildIds(transaction, once)).filter((id) => !once.includes(id));
    await updateParent(transaction, children, isUnderOne ? into : (target.parent_id ?? into));
    await addRescoring(transaction, children);
    await keepNames(transaction, once, { into, now });
    await markRemoved(transaction, once, now);
    await markSeen(transaction, [into], now);
    await addRemoval(transaction, once, { into, stale: false });
  });
  return { merged: once.length, rescored };
}

async function getTarget(db: Database, { ids, into }: { ids: readonly number[]; into: number }) {
  const target = await getNode(db, into);
  if (ids.includes(into)) {
    throw new AppError('conflict', `“${target.name}” cannot be merged into itself.`, {
      hint: 'Take it out of the selection, or choose another one to merge into.',
    });
  }
  if (target.hidden_at !== null) {
    throw new AppError('conflict', `“${target.name}” is hidden.`, { hint: 'Show it again first.' });
  }
  return target;
}

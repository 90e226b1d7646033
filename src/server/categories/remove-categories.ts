import type { Database } from '#server/database/open.ts';
import { AppError } from '#shared/app-error.ts';
import { keepNames } from './alias-queries.ts';
import type { ChangedCategories } from './change-categories.ts';
import { type CategoryDeps, changeTree } from './change-tree.ts';
import { getNodes, listChildIds, markRemoved, updateParent } from './tree-queries.ts';
import { addRemoval, addRescoring } from './work-queries.ts';

/**
 * Deletes categories: what stands under them goes to the top level, their articles lose them and become stale
 * (a model may have a better one for them). A proposal of their names is dropped from now on; only the owner
 * brings them back. Throws `not_found`.
 */
export async function deleteCategories(
  deps: CategoryDeps,
  ids: readonly number[],
): Promise<ChangedCategories> {
  return removeCategories(deps, ids, { onlyNew: false });
}

/**
 * Refuses proposals, which is merging them into nothing: their articles lose them, and nothing becomes stale,
 * because the other categories of these articles stand as the model chose them. Throws `not_found`, and
 * `conflict` for a category that is no proposal any more.
 */
export async function refuseCategories(
  deps: CategoryDeps,
  ids: readonly number[],
): Promise<ChangedCategories> {
  return removeCategories(deps, ids, { onlyNew: true });
}

async function removeCategories(
  deps: CategoryDeps,
  ids: readonly number[],
  { onlyNew }: { onlyNew: boolean },
): Promise<ChangedCategories> {
  const once = [...new Set(ids)];
  const now = deps.clock.now();
  const { rescored, stale } = await changeTree(deps, async (transaction) => {
    if (onlyNew) await refuseAccepted(transaction, once);
    else await getNodes(transaction, once);
    const children = await listChildIds(transaction, once);
    await updateParent(transaction, children, null);
    await addRescoring(transaction, children);
    await keepNames(transaction, once, { into: null, now });
    await markRemoved(transaction, once, now);
    await addRemoval(transaction, once, { into: null, stale: !onlyNew });
  });
  return { changed: once.length, rescored, stale };
}

async function refuseAccepted(db: Database, ids: readonly number[]): Promise<void> {
  const accepted = (await getNodes(db, ids)).find(({ seen_at }) => seen_at !== null);
  if (!accepted) return;
  throw new AppError('conflict', `“${accepted.name}” is no proposal any more.`, {
    hint: 'Delete it instead, or merge it into another one.',
    details: { category_id: accepted.id },
  });
}

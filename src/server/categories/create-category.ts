import type { Category } from '#shared/category.ts';
import type { NewCategory } from '#shared/category-request.ts';
import { freeName } from './alias-queries.ts';
import { parseCategoryName } from './category-name.ts';
import { getCategory } from './category-queries.ts';
import { type CategoryDeps, changeTree } from './change-tree.ts';
import { insertCategory, markSeen } from './tree-queries.ts';
import { getPossibleParent, refuseTakenName } from './tree-rules.ts';

/**
 * Adds a category of the owner's own; a name that was refused or merged before is a category again. Throws
 * `invalid_request` (the name), `category_exists`, `not_found`, `category_too_deep`, `conflict`.
 */
export async function createCategory(deps: CategoryDeps, wanted: NewCategory): Promise<Category> {
  const named = parseCategoryName(wanted.name);
  const now = deps.clock.now();
  const parentId = wanted.parent_id ?? null;
  const { result: id } = await changeTree(deps, async (transaction) => {
    await refuseTakenName(transaction, named.slug);
    if (parentId !== null) {
      await getPossibleParent(transaction, parentId);
      await markSeen(transaction, [parentId], now);
    }
    await freeName(transaction, named.slug);
    const weight = wanted.weight ?? 'inherit';
    return insertCategory(transaction, { ...named, parentId, weight, createdBy: 'owner', seenAt: now });
  });
  return getCategory(deps.db, id);
}

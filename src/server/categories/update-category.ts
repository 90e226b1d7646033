import type { Database } from '#server/database/open.ts';
import type { Category } from '#shared/category.ts';
import type { CategoryChange } from '#shared/category-request.ts';
import { freeName, keepFormerName } from './alias-queries.ts';
import { parseCategoryName } from './category-name.ts';
import { getCategory } from './category-queries.ts';
import { applyChange } from './change-categories.ts';
import { type CategoryDeps, changeTree } from './change-tree.ts';
import { getNode, updateName } from './tree-queries.ts';
import { refuseTakenName } from './tree-rules.ts';
import { addRescoring } from './work-queries.ts';

/**
 * Changes one category: all of the change or nothing of it. Throws `not_found`, `invalid_request` (the name),
 * `category_exists`, `category_too_deep`, `conflict`.
 */
export async function updateCategory(
  deps: CategoryDeps,
  id: number,
  { name, ...change }: CategoryChange,
): Promise<{ category: Category; rescored: number; stale: number }> {
  const now = deps.clock.now();
  const { rescored, stale } = await changeTree(deps, async (transaction) => {
    await applyChange(transaction, [id], { ...change, now });
    if (name !== undefined) await renameCategory(transaction, id, { text: name, now });
  });
  return { category: await getCategory(deps.db, id), rescored, stale };
}

/**
 * A model may sort differently under another name, so the articles that carry it become stale; a name that
 * only looks different (case, accents, signs) is the same name.
 */
async function renameCategory(
  db: Database,
  id: number,
  { text, now }: { text: string; now: number },
): Promise<void> {
  const before = await getNode(db, id);
  const after = parseCategoryName(text);
  await refuseTakenName(db, after.slug, id);
  await updateName(db, id, after);
  if (after.slug === before.slug) return;
  await freeName(db, after.slug);
  await keepFormerName(db, id, { slug: before.slug, name: before.name, now });
  await addRescoring(db, [id], { stale: true });
}

import type { Database } from '#server/database/open.ts';
import { AppError } from '#shared/app-error.ts';
import { findCategoryBySlug } from './category-queries.ts';
import { getNode, type TreeNode } from './tree-queries.ts';

/** A category that others may stand under. Throws `not_found`, `category_too_deep` or `conflict`. */
export async function getPossibleParent(db: Database, parentId: number): Promise<TreeNode> {
  const parent = await getNode(db, parentId);
  if (parent.parent_id !== null) {
    throw new AppError(
      'category_too_deep',
      `“${parent.name}” stands under another category, so nothing can stand under it.`,
      { hint: 'Categories have two levels. Choose one of the first level.' },
    );
  }
  if (parent.hidden_at !== null) {
    throw new AppError('conflict', `“${parent.name}” is hidden.`, { hint: 'Show it again first.' });
  }
  return parent;
}

/** Throws unless all of these may stand under the parent. */
export function checkMove(nodes: readonly TreeNode[], parent: TreeNode): void {
  const itself = nodes.find(({ id }) => id === parent.id);
  if (itself) {
    throw new AppError('category_too_deep', `“${itself.name}” cannot stand under itself.`, {
      hint: 'Choose another category, or the top level.',
    });
  }
  const wide = nodes.find(({ children }) => children > 0);
  if (wide) {
    throw new AppError(
      'category_too_deep',
      `“${wide.name}” has categories under it, so it cannot stand under “${parent.name}”.`,
      { hint: 'Categories have two levels. Move what is under it first.' },
    );
  }
}

/** Throws `category_exists` when another category has this name, however it is written. */
export async function refuseTakenName(db: Database, slug: string, ownId?: number): Promise<void> {
  const known = await findCategoryBySlug(db, slug);
  if (!known || known.id === ownId) return;
  const isHidden = known.hidden_at !== null;
  throw new AppError(
    'category_exists',
    `There is a ${isHidden ? 'hidden ' : ''}category “${known.name}” already.`,
    {
      hint: isHidden ? 'Show it again, or take another name.' : 'Take another name, or merge the two.',
      details: { category_id: known.id, name: known.name },
    },
  );
}

import type { Category, OwnWeight } from '#shared/category.ts';
import {
  acceptCategories,
  type CategoryEffect,
  createCategory,
  deleteCategories,
  hideCategories,
  mergeCategories,
  moveCategories,
  refuseCategories,
  renameCategory,
  weighCategories,
} from '#web/api/categories.ts';

/** What the owner can do to categories, one or many. */
export type CategoryChange =
  | { kind: 'create'; name: string; parent: Category | null }
  | { kind: 'rename'; category: Category; name: string }
  | { kind: 'accept' | 'refuse' | 'delete'; categories: Category[] }
  | { kind: 'hide'; categories: Category[]; hidden: boolean }
  | { kind: 'weight'; categories: Category[]; weight: OwnWeight }
  | { kind: 'move'; categories: Category[]; parent: Category | null }
  | { kind: 'merge'; categories: Category[]; into: Category };

/** Asks the server for it; gives what it did to articles. */
export async function sendChange(change: CategoryChange): Promise<CategoryEffect> {
  switch (change.kind) {
    case 'create':
      await createCategory({ name: change.name, parent_id: change.parent?.id ?? null });
      return { rescored: 0, stale: 0 };
    case 'rename':
      return renameCategory(change.category.id, change.name);
    case 'accept':
      return acceptCategories(idsOf(change));
    case 'refuse':
      return refuseCategories(idsOf(change));
    case 'delete':
      return deleteCategories(idsOf(change));
    case 'hide':
      return hideCategories(idsOf(change), change.hidden);
    case 'weight':
      return weighCategories(idsOf(change), change.weight);
    case 'move':
      return moveCategories(idsOf(change), change.parent?.id ?? null);
    case 'merge':
      return mergeCategories(idsOf(change), change.into.id);
  }
}

function idsOf({ categories }: { categories: Category[] }): number[] {
  return categories.map(({ id }) => id);
}

import type { Database } from '#server/database/open.ts';
import type { CategoryRef } from '#shared/category.ts';
import { findAlias, findMergedIds } from './alias-queries.ts';
import { parseProposedName } from './category-name.ts';
import { findCategoryBySlug, findCategoryRefs } from './category-queries.ts';
import { insertCategory } from './tree-queries.ts';

/** The most categories that an article carries, a proposed one included. */
export const MAX_CATEGORIES = 4;

/**
 * Turns what a model answered into categories of ours: unknown and hidden ids are dropped, one that was merged
 * while the model thought becomes the one it was merged into, a proposed name that is known becomes the known
 * one, a refused name is dropped, a new one is added as *new*. Runs inside the transaction that stores the
 * judgement. `hasProposed`: one was added.
 */
export async function matchCategories(
  db: Database,
  answer: { ids: number[]; proposed: string | null },
): Promise<{ categories: CategoryRef[]; hasProposed: boolean }> {
  const merged = await findMergedIds(db, answer.ids);
  const ids = [...new Set(answer.ids.map((id) => merged.get(id) ?? id))];
  const proposed = answer.proposed === null ? null : await resolveProposal(db, answer.proposed);
  if (proposed && !ids.includes(proposed.id)) ids.push(proposed.id);
  const categories = await findCategoryRefs(db, ids.slice(0, MAX_CATEGORIES));
  return { categories, hasProposed: proposed?.isNew ?? false };
}

async function resolveProposal(db: Database, text: string): Promise<{ id: number; isNew: boolean } | null> {
  const proposed = parseProposedName(text);
  if (!proposed) return null;
  const known = (await findCategoryBySlug(db, proposed.slug)) ?? (await findAlias(db, proposed.slug));
  if (known) return known.id === null ? null : { id: known.id, isNew: false };
  const id = await insertCategory(db, {
    ...proposed,
    parentId: null,
    weight: 'inherit',
    createdBy: 'model',
    seenAt: null,
  });
  return { id, isNew: true };
}

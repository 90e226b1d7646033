import type { Database } from '#server/database/open.ts';
import type { CategoryRef } from '#shared/category.ts';
import { findCategoryBySlug, findCategoryRefs, insertProposedCategory } from './category-queries.ts';
import { MAX_CATEGORY_NAME, slugOf } from './slug.ts';

/** The most categories that an article carries, a proposed one included. */
export const MAX_CATEGORIES = 4;

/**
 * Turns what a model answered into categories of ours: unknown and hidden ids are dropped, a proposed
 * name that is known becomes the known one, a new one is added as *new*. Runs inside the transaction
 * that stores the judgement.
 */
export async function matchCategories(
  db: Database,
  answer: { ids: number[]; proposed: string | null },
): Promise<CategoryRef[]> {
  const ids = [...new Set(answer.ids)];
  const proposed = answer.proposed === null ? null : await resolveProposal(db, answer.proposed);
  if (proposed !== null && !ids.includes(proposed)) ids.push(proposed);
  return findCategoryRefs(db, ids.slice(0, MAX_CATEGORIES));
}

async function resolveProposal(db: Database, proposed: string): Promise<number | null> {
  const name = proposed.replaceAll(/\s+/g, ' ').trim();
  const slug = slugOf(name);
  if (slug === '' || name.length > MAX_CATEGORY_NAME) return null;
  const known = await findCategoryBySlug(db, slug);
  if (known) return known.hidden_at === null ? known.id : null;
  return insertProposedCategory(db, { name: name.charAt(0).toUpperCase() + name.slice(1), slug });
}

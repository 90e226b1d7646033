import type { Category } from '#shared/category.ts';

/** A category of the owner's at the top level, with a name made of its id. */
export function makeCategory(change: Partial<Category> & { id: number }): Category {
  return {
    name: `Topic ${change.id}`,
    parent_id: null,
    parent_name: null,
    weight: 'inherit',
    effective_weight: 'normal',
    created_by: 'owner',
    is_new: false,
    hidden: false,
    article_count: 0,
    ...change,
  };
}

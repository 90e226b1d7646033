import { z } from 'zod';
import { categorySchema } from './category.ts';

const count = z.number().int();

/** What a change of categories did to articles, without any model. */
const effect = {
  /** Articles whose score or blocking is another one now. */
  rescored: count,
  /** Unread articles whose categories a model would have to name anew. */
  stale: count,
};

export const categoryListSchema = z.object({ categories: z.array(categorySchema) });
export const changedCategorySchema = z.object({ category: categorySchema, ...effect });
export const deletedCategorySchema = z.object({ deleted: z.literal(true), ...effect });
export const changedCategoriesSchema = z.object({ changed: count, ...effect });
export const mergedCategoriesSchema = z.object({ merged: count, rescored: count });

/** One move that a model suggests; `from` and `to` are parents, `to.id` is null for one that is not there yet. */
export const suggestedMoveSchema = z.object({
  category_id: count,
  name: z.string(),
  from: z.string().nullable(),
  to: z.object({ id: count.nullable(), name: z.string() }),
});
export type SuggestedMove = z.infer<typeof suggestedMoveSchema>;

export const suggestedGroupsSchema = z.object({ moves: z.array(suggestedMoveSchema), model: z.string() });
export type SuggestedGroups = z.infer<typeof suggestedGroupsSchema>;
export const appliedGroupsSchema = z.object({ applied: count, undo_token: z.string() });
export const undoneGroupsSchema = z.object({ undone: count });

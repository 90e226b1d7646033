import { z } from 'zod';
import { ownWeightSchema } from './category.ts';
import { MAX_CATEGORIES_AT_ONCE } from './limits.ts';

const idSchema = z.number().int().positive();
const idsSchema = z.array(idSchema).min(1, 'name at least one category').max(MAX_CATEGORIES_AT_ONCE);

/** What a name must be is checked by the server's one function for it, which answers in a sentence. */
const nameSchema = z.string();

export const newCategorySchema = z.strictObject({
  name: nameSchema,
  parent_id: idSchema.nullish(),
  weight: ownWeightSchema.optional(),
});
export type NewCategory = z.infer<typeof newCategorySchema>;

/** What is absent stays as it is; `parent_id: null` puts it at the top. */
export const categoryChangeSchema = z
  .strictObject({
    name: nameSchema.optional(),
    parent_id: idSchema.nullable().optional(),
    weight: ownWeightSchema.optional(),
    hidden: z.boolean().optional(),
    accepted: z.literal(true).optional(),
  })
  .refine(
    (change) => Object.values(change).some((value) => value !== undefined),
    'name what is to change: name, parent_id, weight, hidden or accepted',
  );
export type CategoryChange = z.infer<typeof categoryChangeSchema>;

export const categoryIdsSchema = z.strictObject({ ids: idsSchema });
export const categoryHideSchema = z.strictObject({ ids: idsSchema, hidden: z.boolean() });
export const categoryWeightSchema = z.strictObject({ ids: idsSchema, weight: ownWeightSchema });
export const categoryMoveSchema = z.strictObject({ ids: idsSchema, parent_id: idSchema.nullable() });
export const categoryMergeSchema = z.strictObject({ ids: idsSchema, into: idSchema });

/** Where a category is to stand: under one that is there, or under a new one of this name. */
const groupSchema = z.strictObject({ id: idSchema.nullable(), name: nameSchema });

export const groupMovesSchema = z.strictObject({
  moves: z
    .array(z.strictObject({ category_id: idSchema, to: groupSchema }))
    .min(1, 'name at least one move')
    .max(MAX_CATEGORIES_AT_ONCE),
});
export type GroupMoves = z.infer<typeof groupMovesSchema>['moves'];

export const undoGroupsSchema = z.strictObject({ undo_token: z.string().min(1).max(100) });

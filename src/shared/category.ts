import { z } from 'zod';

/** How much a category matters to the owner; `inherit` takes the parent's weight. */
export const weightSchema = z.enum(['block', 'reduce', 'normal', 'boost', 'max']);
export type Weight = z.infer<typeof weightSchema>;

export const ownWeightSchema = z.enum([...weightSchema.options, 'inherit']);
export type OwnWeight = z.infer<typeof ownWeightSchema>;

/** A category as an article carries it, with the weight that counts. */
export const categoryRefSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  weight: weightSchema,
});
export type CategoryRef = z.infer<typeof categoryRefSchema>;

export const categorySchema = z.object({
  id: z.number().int(),
  name: z.string(),
  parent_id: z.number().int().nullable(),
  parent_name: z.string().nullable(),
  weight: ownWeightSchema,
  effective_weight: weightSchema,
  created_by: z.enum(['owner', 'model']),
  /** Proposed by a model, and the owner has not said anything about it yet. */
  is_new: z.boolean(),
  /** Offered to no model, shown on no article, and counts for no score. */
  hidden: z.boolean(),
  article_count: z.number().int(),
});
export type Category = z.infer<typeof categorySchema>;

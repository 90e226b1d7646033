import { z } from 'zod';

/** How estimates are made now, and for how many articles. */
export const estimatesStatusSchema = z.object({
  /** The word vectors that come with Winnow; `trouble` says what is wrong with them. */
  built_in: z.object({ ready: z.boolean(), trouble: z.string().nullable() }),
  embedding: z.object({
    model: z.string().nullable(),
    digest: z.string().nullable(),
    state: z.enum(['off', 'ready', 'working', 'waiting', 'trouble']),
    reason: z.string().nullable(),
    hint: z.string().nullable(),
    /** Unread articles with a vector of this model, and all of them. */
    done: z.number().int(),
    total: z.number().int(),
  }),
  /** What word vectors cannot help with, in a sentence. */
  language_note: z.string().nullable(),
  /** Unread articles with and without an estimate. */
  estimated: z.number().int(),
  unestimated: z.number().int(),
});
export type EstimatesStatus = z.infer<typeof estimatesStatusSchema>;

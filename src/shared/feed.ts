import { z } from 'zod';
import { timeSchema } from './page.ts';

/** Why the last refresh failed, in words for the owner, and when the next try is. */
const feedFailureSchema = z.object({
  kind: z.string(),
  text: z.string(),
  hint: z.string(),
  count: z.number().int(),
  next_try_at: timeSchema,
});

export const feedSchema = z.object({
  id: z.number().int(),
  url: z.string(),
  site_url: z.string().nullable(),
  /** The owner's name for it, else the feed's own, else its address. */
  title: z.string(),
  custom_title: z.string().nullable(),
  article_count: z.number().int(),
  /** Its articles are judged only when the owner asks for it. */
  never_judge: z.boolean(),
  last_refreshed_at: timeSchema.nullable(),
  last_success_at: timeSchema.nullable(),
  next_refresh_at: timeSchema,
  failure: feedFailureSchema.nullable(),
});
export type Feed = z.infer<typeof feedSchema>;

export const newFeedSchema = z.strictObject({ url: z.string().trim().min(1).max(2_048) });

/** What is left out stays as it is. */
export const feedChangeSchema = z
  .strictObject({
    custom_title: z.string().trim().max(200).nullable().optional(),
    never_judge: z.boolean().optional(),
  })
  .refine(
    (change) => change.custom_title !== undefined || change.never_judge !== undefined,
    'name custom_title or never_judge',
  );
export type FeedOptions = z.infer<typeof feedChangeSchema>;

import { z } from 'zod';
import { feedChangeSchema } from './feed.ts';
import { MAX_FEEDS_AT_ONCE, MAX_FEEDS_TO_READ } from './limits.ts';

const idsSchema = z
  .array(z.number().int().positive())
  .min(1, 'name at least one feed')
  .max(MAX_FEEDS_AT_ONCE);

/** Feeds, by their ids. */
export const feedIdsSchema = z.strictObject({ ids: idsSchema });

/** All feeds that are not paused, or these. */
export const feedsRefreshSchema = z.strictObject({ ids: idsSchema.optional() });

const sharedChange = {
  refresh_minutes: feedChangeSchema.shape.refresh_minutes,
  never_judge: feedChangeSchema.shape.never_judge,
  paused: feedChangeSchema.shape.paused,
  folder_id: feedChangeSchema.shape.folder_id,
  muted: feedChangeSchema.shape.muted,
  always_show: feedChangeSchema.shape.always_show,
  full_text: feedChangeSchema.shape.full_text,
  retention_days: feedChangeSchema.shape.retention_days,
};

/** What can be set for several feeds at once; what is left out stays as it is. */
export const feedsChangeSchema = z.strictObject({
  ids: idsSchema,
  change: z
    .strictObject(sharedChange)
    .refine(
      (change) => Object.values(change).some((value) => value !== undefined),
      `name one of ${Object.keys(sharedChange).join(', ')}`,
    ),
});
export type SharedFeedChange = z.infer<typeof feedsChangeSchema>['change'];

/** All that is unread in these feeds; one that is gone has nothing unread. */
export const feedsReadSchema = z.strictObject({
  ids: z.array(z.number().int().positive()).min(1, 'name at least one feed').max(MAX_FEEDS_TO_READ),
});

export const changedFeedsSchema = z.object({ changed: z.number().int() });
export const deletedFeedsSchema = z.object({
  deleted: z.number().int(),
  starred_kept: z.number().int(),
});

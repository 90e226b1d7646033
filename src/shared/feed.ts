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

const fullTextSchema = z.enum(['off', 'on', 'automatic']);

export const feedSchema = z.object({
  id: z.number().int(),
  url: z.string(),
  site_url: z.string().nullable(),
  /** The owner's name for it, else the feed's own, else its address. */
  title: z.string(),
  custom_title: z.string().nullable(),
  article_count: z.number().int(),
  /** Null: it stands in no folder. Those come after all folders. */
  folder_id: z.number().int().nullable(),
  /** Within its folder, by the owner's order; feeds with the same one stand by name. */
  position: z.number().int(),
  /** Its new articles come as read, and are not judged. */
  muted: z.boolean(),
  /** When that ends by itself; null while it is not muted, and where the owner set no end. */
  muted_until: timeSchema.nullable(),
  /** Nothing hides its articles: neither a blocking category nor the minimum estimate. */
  always_show: z.boolean(),
  /** Whether whole articles are fetched from their pages; `automatic`: where the feed brings little of them. */
  full_text: fullTextSchema,
  /** How long read articles are kept, in days; null: as the setting for all says, 0: for ever. */
  retention_days: z.number().int().nullable(),
  /** Path of its icon; null without one. */
  icon: z.string().nullable(),
  /** Its articles are judged only when the owner asks for it. */
  never_judge: z.boolean(),
  /** The owner's interval; null: it follows how often the feed changes. */
  refresh_minutes: z.number().int().nullable(),
  /** What it is asked with instead of our own name. */
  user_agent: z.string().nullable(),
  /** Whether a login is stored. The login itself is in no answer. */
  has_login: z.boolean(),
  /** Why it is not refreshed by itself: the owner's wish, or its server said that it ended for good. */
  paused: z.enum(['owner', 'gone']).nullable(),
  /** Items of its last document that could not be read. */
  broken_items: z.number().int(),
  /** The mean of the last eight weeks, with one decimal; of a younger feed since its oldest article. */
  articles_per_week: z.number(),
  /** How much of its articles of the last 90 days was read, 0 to 1; null without any. */
  share_read: z.number().nullable(),
  last_refreshed_at: timeSchema.nullable(),
  last_success_at: timeSchema.nullable(),
  next_refresh_at: timeSchema,
  failure: feedFailureSchema.nullable(),
});
export type Feed = z.infer<typeof feedSchema>;

const controlCharacter = /\p{Cc}/u;

/** A login by HTTP Basic (RFC 7617, section 2: no colon in the name, no control characters in either). */
export const feedLoginSchema = z.strictObject({
  user: z
    .string()
    .min(1)
    .max(200)
    .refine((user) => !user.includes(':'), 'a user name cannot have a colon')
    .refine((user) => !controlCharacter.test(user), 'a user name cannot have control characters'),
  password: z
    .string()
    .max(500)
    .refine((password) => !controlCharacter.test(password), 'a password cannot have control characters'),
});
export type FeedLogin = z.infer<typeof feedLoginSchema>;

const addressSchema = z.string().trim().min(1).max(2_048);
const folderIdSchema = z.number().int().positive().nullable();

export const newFeedSchema = z.strictObject({
  url: addressSchema,
  login: feedLoginSchema.optional(),
  folder_id: folderIdSchema.optional(),
});
export type NewFeed = z.infer<typeof newFeedSchema>;

const changeable = {
  custom_title: z.string().trim().max(200).nullable(),
  never_judge: z.boolean(),
  /** From five minutes to a week; null: by how often the feed changes. */
  refresh_minutes: z.number().int().min(5).max(10_080).nullable(),
  user_agent: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[\x20-\x7e]*$/, 'only printable ASCII characters can be sent')
    .nullable(),
  login: feedLoginSchema.nullable(),
  paused: z.boolean(),
  /** Null: out of its folder. It goes to the end of the new one. */
  folder_id: folderIdSchema,
  /** True: until it is set to false. */
  muted: z.union([z.boolean(), z.strictObject({ until: timeSchema })]),
  always_show: z.boolean(),
  full_text: fullTextSchema,
  /** Up to a hundred years. */
  retention_days: z.number().int().min(0).max(36_500).nullable(),
  /** Fetched and read before it is taken. */
  url: addressSchema,
};

/** What is left out stays as it is. */
export const feedChangeSchema = z
  .strictObject(changeable)
  .partial()
  .refine(
    (change) => Object.values(change).some((value) => value !== undefined),
    `name one of ${Object.keys(changeable).join(', ')}`,
  );
export type FeedOptions = z.infer<typeof feedChangeSchema>;

import { z } from 'zod';
import { weightSchema } from '#shared/category.ts';
import { feedChangeSchema } from '#shared/feed.ts';
import { verdictSchema } from '#shared/feedback.ts';
import { fetchFailureKindSchema } from '#shared/fetch-failure.ts';
import { MAX_SEARCH_LENGTH } from '#shared/limits.ts';
import { chosenSortSchema, viewSchema } from '#shared/page.ts';
import { articleLineSchema } from './article-line-schema.ts';
import type { LineType } from './export-format.ts';
import {
  countSchema,
  flagSchema,
  longTextSchema,
  momentSchema,
  rowIdSchema,
  shortTextSchema,
  webAddressSchema,
} from './field-schemas.ts';
import { settingValueSchemas } from './portable-settings.ts';

/** The first line. Its other fields may differ from format to format. */
export const headerSchema = z.object({
  format: z.int().positive(),
  winnow: z.string().max(100),
  exported_at: z.iso.datetime(),
});

const { shape: feedWishes } = feedChangeSchema;

const feedLineSchema = z.strictObject({
  type: z.literal('feed'),
  id: rowIdSchema,
  url: webAddressSchema,
  site_url: webAddressSchema.nullable(),
  image_url: webAddressSchema.nullable(),
  title: shortTextSchema,
  custom_title: shortTextSchema.nullable(),
  folder_id: rowIdSchema.nullable(),
  position: z.int(),
  added_at: momentSchema,
  next_refresh_at: momentSchema,
  last_refreshed_at: momentSchema.nullable(),
  last_success_at: momentSchema.nullable(),
  failure_count: countSchema,
  failure_kind: fetchFailureKindSchema.nullable(),
  failure_text: shortTextSchema.nullable(),
  refresh_minutes: feedWishes.refresh_minutes.unwrap(),
  never_judge: flagSchema,
  paused_at: momentSchema.nullable(),
  pause_reason: z.enum(['owner', 'gone']).nullable(),
  user_agent: feedWishes.user_agent.unwrap(),
  ttl_minutes: countSchema.nullable(),
  broken_items: countSchema,
  /** For good is the last moment that a Date can name, which no other time may be. */
  muted_until: z.int().nonnegative().max(8_640_000_000_000_000).nullable(),
  always_show: flagSchema,
  rescore_due: z.literal([0, 1, 2]),
  full_text: feedWishes.full_text.unwrap(),
  retention_days: feedWishes.retention_days.unwrap(),
});

const categoryLineSchema = z.strictObject({
  type: z.literal('category'),
  id: rowIdSchema,
  name: shortTextSchema.min(1),
  slug: shortTextSchema.min(1),
  parent_id: rowIdSchema.nullable(),
  weight: weightSchema.nullable(),
  hidden_at: momentSchema.nullable(),
  seen_at: momentSchema.nullable(),
  created_by: z.enum(['owner', 'model']),
  removed_at: momentSchema.nullable(),
  /** What a change of it still has to do to articles. */
  work: z
    .strictObject({
      removing: flagSchema,
      into_id: rowIdSchema.nullable(),
      stale: flagSchema,
      after_article_id: countSchema,
    })
    .nullable(),
});

/** What every line of a type may say, and nothing else: the file may come from anywhere. */
export const lineSchemas = {
  opml: z.strictObject({ type: z.literal('opml'), text: longTextSchema }),
  left_out: z.strictObject({
    type: z.literal('left_out'),
    what: z.array(shortTextSchema).max(100),
    feeds_with_login: z.array(rowIdSchema).max(1_000_000),
  }),
  folder: z.strictObject({
    type: z.literal('folder'),
    id: rowIdSchema,
    name: shortTextSchema.min(1),
    name_key: shortTextSchema.min(1),
    position: z.int(),
  }),
  feed: feedLineSchema,
  setting: z.discriminatedUnion('key', settingValueSchemas),
  category: categoryLineSchema,
  category_alias: z.strictObject({
    type: z.literal('category_alias'),
    slug: shortTextSchema.min(1),
    name: shortTextSchema,
    category_id: rowIdSchema.nullable(),
    merged_id: rowIdSchema.nullable(),
    created_at: momentSchema,
  }),
  saved_search: z.strictObject({
    type: z.literal('saved_search'),
    id: rowIdSchema,
    name: shortTextSchema.min(1),
    name_key: shortTextSchema.min(1),
    query: z.string().min(1).max(MAX_SEARCH_LENGTH),
    sort: chosenSortSchema.nullable(),
    view: viewSchema.nullable(),
    position: z.int(),
  }),
  article: articleLineSchema,
  vote: z.strictObject({
    type: z.literal('vote'),
    id: rowIdSchema,
    verdict: verdictSchema,
    voted_at: momentSchema,
    title: shortTextSchema,
    url: webAddressSchema.nullable(),
    feed_title: shortTextSchema,
    excerpt: shortTextSchema,
    category_names: z.array(shortTextSchema).max(1_000),
  }),
  removed_article: z.strictObject({
    type: z.literal('removed_article'),
    feed_id: rowIdSchema,
    external_id: shortTextSchema,
    seen_at: momentSchema,
  }),
  end: z.strictObject({ type: z.literal('end'), lines: countSchema }),
} satisfies Record<LineType, z.ZodType>;

export type Line<Type extends LineType> = z.infer<(typeof lineSchemas)[Type]>;

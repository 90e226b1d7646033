import { z } from 'zod';
import { verdictSchema } from '#shared/feedback.ts';
import {
  countSchema,
  flagSchema,
  longTextSchema,
  momentSchema,
  rowIdSchema,
  shortTextSchema,
  webAddressSchema,
} from './field-schemas.ts';

const percentSchema = z.number().min(0).max(100);
const tenthSchema = z.int().min(0).max(10);

const contentSchema = z.strictObject({
  html: longTextSchema,
  text: longTextSchema,
  summary: longTextSchema.nullable(),
  comments_url: webAddressSchema.nullable(),
  full_html: longTextSchema.nullable(),
  full_text: longTextSchema.nullable(),
  full_fetched_at: momentSchema.nullable(),
  full_failure: shortTextSchema.nullable(),
  full_wanted_at: momentSchema.nullable(),
  hash: shortTextSchema,
});

const judgementSchema = z.strictObject({
  interest: tenthSchema,
  quality: tenthSchema,
  explanation: shortTextSchema,
  category_fingerprint: shortTextSchema,
  score_fingerprint: shortTextSchema,
  model: shortTextSchema,
  model_digest: shortTextSchema.nullable(),
  category_model: shortTextSchema.nullable(),
  prompt_version: z.int(),
  by_quality_alone: flagSchema,
  judged_at: momentSchema,
  stages: z.enum(['both', 'score']),
  duration_ms: countSchema,
  tokens_in: countSchema,
  tokens_out: countSchema,
  estimate_before: percentSchema.nullable(),
});

const failureSchema = z.strictObject({
  class: shortTextSchema,
  text: shortTextSchema,
  raw_answer: longTextSchema.nullable(),
  failed_at: momentSchema,
  category_fingerprint: shortTextSchema.nullable(),
  score_fingerprint: shortTextSchema.nullable(),
});

const voteSchema = z.strictObject({
  id: rowIdSchema,
  verdict: verdictSchema,
  voted_at: momentSchema,
  title: shortTextSchema,
  url: webAddressSchema.nullable(),
  feed_title: shortTextSchema,
  excerpt: shortTextSchema,
  category_names: z.array(shortTextSchema).max(1_000),
});

/** Another feed that has the same article. */
const alsoInSchema = z.strictObject({
  feed_id: rowIdSchema,
  external_id: shortTextSchema,
  url: webAddressSchema.nullable(),
  title: shortTextSchema,
  seen_at: momentSchema,
});

/** Its place in the queue, without tries and leases: it begins anew. */
const jobSchema = z.strictObject({
  reason: z.enum(['by_hand', 're-evaluate', 'new']),
  stages: z.enum(['both', 'score']),
  enqueued_at: momentSchema,
});

/** An article with all that belongs to it. Lists have more room than anything that feeds bring. */
export const articleLineSchema = z.strictObject({
  type: z.literal('article'),
  id: rowIdSchema,
  feed_id: rowIdSchema.nullable(),
  gone_feed_title: shortTextSchema.nullable(),
  external_id: shortTextSchema,
  url: webAddressSchema.nullable(),
  url_key: shortTextSchema.nullable(),
  title: shortTextSchema,
  author: shortTextSchema.nullable(),
  excerpt: shortTextSchema,
  word_count: countSchema,
  image_url: webAddressSchema.nullable(),
  language: shortTextSchema.nullable(),
  published_at: momentSchema,
  fetched_at: momentSchema,
  updated_at: momentSchema.nullable(),
  listed_at: momentSchema,
  read_at: momentSchema.nullable(),
  starred_at: momentSchema.nullable(),
  content_removed_at: momentSchema.nullable(),
  state: z.enum(['new', 'not_queued', 'waiting', 'judged', 'failed', 'blocked']),
  rejudging: flagSchema,
  score: percentSchema.nullable(),
  blocked_by: rowIdSchema.nullable(),
  estimate: percentSchema.nullable(),
  estimate_phrase: shortTextSchema.nullable(),
  below_minimum: flagSchema,
  content: contentSchema.nullable(),
  enclosures: z
    .array(
      z.strictObject({
        url: webAddressSchema,
        type: shortTextSchema.nullable(),
        length: countSchema.nullable(),
        duration: countSchema.nullable(),
      }),
    )
    .max(10_000),
  tags: z.array(shortTextSchema).max(10_000),
  categories: z.array(z.strictObject({ id: rowIdSchema, position: z.int() })).max(1_000),
  judgement: judgementSchema.nullable(),
  failure: failureSchema.nullable(),
  vote: voteSchema.nullable(),
  also_in: z.array(alsoInSchema).max(100_000),
  job: jobSchema.nullable(),
});

export type ArticleLine = z.infer<typeof articleLineSchema>;

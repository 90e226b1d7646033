import { z } from 'zod';
import { categoryRefSchema } from './category.ts';
import { verdictSchema } from './feedback.ts';
import { judgementSchema, judgingFailureSchema } from './judgement.ts';
import { MAX_LISTED_IDS, MAX_SEARCH_LENGTH } from './limits.ts';
import { timeSchema, viewSchema } from './page.ts';

export const articleStateSchema = z.enum(['not_queued', 'waiting', 'judging', 'judged', 'failed', 'blocked']);
export type ArticleState = z.infer<typeof articleStateSchema>;

/** What a list row shows. Never the content: a list of thousands stays light. */
export const articleRowSchema = z.object({
  id: z.number().int(),
  /** Null when the feed is gone and the article was starred. */
  feed_id: z.number().int().nullable(),
  feed_title: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  author: z.string().nullable(),
  published_at: timeSchema,
  read: z.boolean(),
  starred: z.boolean(),
  excerpt: z.string(),
  word_count: z.number().int(),
  /** 0–100, whole; null while the article has not been judged. */
  score: z.number().int().nullable(),
  /** 0–100, whole: what the score will probably be. It stays when a score comes; null where nothing is known. */
  estimate: z.number().int().nullable(),
  /** The wanted phrase it is closest to; null without one. */
  closest_to: z.string().nullable(),
  interest: z.number().int().nullable(),
  quality: z.number().int().nullable(),
  explanation: z.string().nullable(),
  categories: z.array(categoryRefSchema),
  state: articleStateSchema,
  /** True while it waits to be judged again and still shows its old result. */
  rejudging: z.boolean(),
  /** What its place in the queue is for: both questions, or the score alone; null while it has none. */
  stages: z.enum(['both', 'score']).nullable(),
  /** How the last attempt to judge it failed; null when it did not. One of `ollamaErrorClasses`. */
  failure_class: z.string().nullable(),
  /** What the owner said of it; null when nothing. */
  feedback: verdictSchema.nullable(),
});
export type ArticleRow = z.infer<typeof articleRowSchema>;

export const enclosureSchema = z.object({
  url: z.string(),
  type: z.string().nullable(),
  length: z.number().int().nullable(),
  duration: z.number().int().nullable(),
});
export type Enclosure = z.infer<typeof enclosureSchema>;

/** Another feed that brought the same article, with the address and the title it has there. */
export const alsoInSchema = z.object({
  feed_id: z.number().int(),
  feed_title: z.string(),
  url: z.string().nullable(),
  title: z.string(),
});
export type AlsoIn = z.infer<typeof alsoInSchema>;

/**
 * The article as its own page has it. `shown`: it was fetched, and is the content; `failed`: it was wanted, and
 * `failure` says why it is not there. Beside `shown` that is how fetching it anew failed.
 */
export const fullTextSchema = z.object({
  state: z.enum(['none', 'shown', 'failed']),
  failure: z.string().nullable(),
});
export type FullText = z.infer<typeof fullTextSchema>;

/** One article as its page shows it. */
export const articleSchema = articleRowSchema.extend({
  /** Sanitised when it was stored; the page cleans it once more before showing it. */
  content_html: z.string(),
  full_text: fullTextSchema,
  /** When retention took the text; null while it is there. */
  content_removed_at: timeSchema.nullable(),
  summary: z.string().nullable(),
  language: z.string().nullable(),
  feed_tags: z.array(z.string()),
  external_id: z.string(),
  updated_at: timeSchema.nullable(),
  comments_url: z.string().nullable(),
  enclosures: z.array(enclosureSchema),
  /** The other feeds that carry it, in the order in which they brought it. */
  also_in: z.array(alsoInSchema),
  judgement: judgementSchema.nullable(),
  failure: judgingFailureSchema.nullable(),
});
export type Article = z.infer<typeof articleSchema>;

/** The marks that the owner sets; what is absent stays as it is. */
export const articleMarksSchema = z
  .strictObject({ read: z.boolean().optional(), starred: z.boolean().optional() })
  .refine((marks) => marks.read !== undefined || marks.starred !== undefined, 'name read or starred');
export type ArticleMarks = z.infer<typeof articleMarksSchema>;

const wholeIdSchema = z.number().int().positive();

/**
 * What is to be marked read: articles by their ids, or what stands in a list and stood there already at `up_to`
 * (its `as_of`), so that nothing is marked that its reader has not seen counted.
 */
export const markReadRequestSchema = z.union([
  z.strictObject({ ids: z.array(wholeIdSchema).min(1).max(MAX_LISTED_IDS) }),
  z.strictObject({
    view: viewSchema,
    feed_id: wholeIdSchema.optional(),
    folder_id: wholeIdSchema.optional(),
    category_id: wholeIdSchema.optional(),
    q: z.string().max(MAX_SEARCH_LENGTH).optional(),
    up_to: timeSchema,
    /** Only what was published earlier, where not all of it is meant. */
    published_before: timeSchema.optional(),
  }),
]);
export type MarkReadRequest = z.infer<typeof markReadRequestSchema>;

/** How many were marked, and what takes exactly that back; null where there was nothing to mark. */
export const markedReadSchema = z.object({ count: z.number().int(), undo_token: z.string().nullable() });
export type MarkedRead = z.infer<typeof markedReadSchema>;

/** The answer to a list: the whole order as ids (frozen, so that nothing moves) and the first rows. */
export const articleListSchema = z.object({
  total: z.number().int(),
  /** How many in this list have neither score nor estimate. */
  unranked: z.number().int(),
  as_of: timeSchema,
  ids: z.array(z.number().int()),
  articles: z.array(articleRowSchema),
});
export type ArticleList = z.infer<typeof articleListSchema>;

/**
 * How many articles stand in each view, and the unread ones of each feed and each folder (by id). What two
 * feeds of a folder carry counts once there.
 */
export const countsSchema = z.object({
  unread: z.number().int(),
  all: z.number().int(),
  starred: z.number().int(),
  scoring: z.number().int(),
  blocked: z.number().int(),
  failed: z.number().int(),
  hidden: z.number().int(),
  unread_by_feed: z.record(z.string(), z.number().int()),
  unread_by_folder: z.record(z.string(), z.number().int()),
});
export type Counts = z.infer<typeof countsSchema>;

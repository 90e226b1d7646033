import { z } from 'zod';
import { timeSchema } from './page.ts';

export const feedFormatSchema = z.enum(['rss', 'atom', 'rdf', 'json']);

/** A feed that was found, read, and can be added. */
export const feedCandidateSchema = z.object({
  url: z.string(),
  title: z.string(),
  kind: feedFormatSchema,
  item_count: z.number().int(),
  /** Titles of its newest items, at most three. */
  latest: z.array(z.string()),
  newest_at: timeSchema.nullable(),
  /** True for a feed of comments: these stand last. */
  is_comments: z.boolean(),
  /** Set where the owner has it already. */
  feed_id: z.number().int().nullable(),
});
export type FeedCandidate = z.infer<typeof feedCandidateSchema>;

/** The best candidate first. */
export const discoverySchema = z.object({ candidates: z.array(feedCandidateSchema) });
export type Discovery = z.infer<typeof discoverySchema>;

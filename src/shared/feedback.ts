import { z } from 'zod';
import { timeSchema } from './page.ts';

/** What the owner said of an article: more like this, or less. */
export const verdictSchema = z.enum(['more', 'less']);
export type Verdict = z.infer<typeof verdictSchema>;

/** `none` takes the vote back. */
export const feedbackRequestSchema = z.strictObject({
  verdict: z.enum([...verdictSchema.options, 'none'], 'verdict is more, less or none'),
});

/** A vote, kept when its article goes. */
export const voteSchema = z.object({
  id: z.number().int(),
  /** Null once the article is gone. */
  article_id: z.number().int().nullable(),
  verdict: verdictSchema,
  voted_at: timeSchema,
  title: z.string(),
  url: z.string().nullable(),
  feed_title: z.string(),
});
export type Vote = z.infer<typeof voteSchema>;

/** Newest first; `total` counts all there are. */
export const voteListSchema = z.object({ votes: z.array(voteSchema), total: z.number().int() });
export type VoteList = z.infer<typeof voteListSchema>;

export const deletedVoteSchema = z.object({ deleted: z.literal(true) });

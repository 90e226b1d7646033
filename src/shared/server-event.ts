import { z } from 'zod';
import { countsSchema } from './article.ts';
import { feedImportSchema } from './feed-import.ts';
import { judgingStatusSchema } from './judgement.ts';
import { modelTestSchema } from './model-test.ts';
import { pullSchema } from './pull.ts';

/**
 * What the one server-sent stream carries: ids and small facts, never articles. The `type` is also the
 * event's name on the wire. A browser that comes back with a Last-Event-ID gets what it missed, or a
 * fresh snapshot when that is too long ago.
 */
export const serverEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('snapshot'),
    counts: countsSchema,
    judging: judgingStatusSchema,
    pulls: z.array(pullSchema),
  }),
  z.object({ type: z.literal('counts'), counts: countsSchema }),
  z.object({ type: z.literal('judging'), judging: judgingStatusSchema }),
  z.object({ type: z.literal('articles_changed'), ids: z.array(z.number().int()) }),
  z.object({ type: z.literal('articles_added'), feed_id: z.number().int(), ids: z.array(z.number().int()) }),
  /** Many were marked read in one go, or unread again: what is shown has to be asked for again. */
  z.object({ type: z.literal('articles_marked') }),
  /** Votes, and with them what is suggested. */
  z.object({ type: z.literal('votes_changed') }),
  z.object({ type: z.literal('suggestions_changed') }),
  z.object({ type: z.literal('feeds_changed'), ids: z.array(z.number().int()) }),
  /** How far the last import is, at most four times a second; null: there is none any more. */
  z.object({ type: z.literal('import_changed'), import: feedImportSchema.nullable() }),
  /** Categories, and with them any score: what is shown has to be asked for again. */
  z.object({ type: z.literal('categories_changed') }),
  modelTestSchema.extend({ type: z.literal('model_test') }),
  z.object({ type: z.literal('settings_changed'), key: z.enum(['interests', 'ollama', 'reader']) }),
  /** All pulls as they are now; they are never replayed, since every opening tells them. */
  z.object({ type: z.literal('pulls'), pulls: z.array(pullSchema) }),
  z.object({ type: z.literal('models_changed') }),
  z.object({ type: z.literal('searches_changed') }),
  /** The password, a browser that is logged in, or a token. */
  z.object({ type: z.literal('access_changed') }),
  /** How estimates are made, and for how many articles: GET /api/estimates/status says it. */
  z.object({ type: z.literal('estimates_changed') }),
]);
export type ServerEvent = z.infer<typeof serverEventSchema>;

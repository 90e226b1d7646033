import { z } from 'zod';
import { ROWS_PER_PAGE } from './limits.ts';

/**
 * The reading lists. Which article stands in which is written down in docs/notes/views.md. `hidden`: what came
 * within the last day and is blocked or of a low rank, to look through what ranking keeps out of sight.
 */
export const viewSchema = z.enum(['unread', 'all', 'starred', 'scoring', 'blocked', 'failed', 'hidden']);
export type View = z.infer<typeof viewSchema>;

/**
 * `fresh`: by rank, less some points for each day of age. `queue`: as the articles will be judged, the one being
 * judged first; those that do not wait come last.
 */
export const sortSchema = z.enum(['best', 'fresh', 'newest', 'oldest', 'lowest', 'queue']);
export type Sort = z.infer<typeof sortSchema>;

/** The orders that are chosen. That of the queue comes with the view. */
export const chosenSortSchema = sortSchema.exclude(['queue']);
export type ChosenSort = z.infer<typeof chosenSortSchema>;

/** Positive row id as it stands in a path or a query. */
export const idSchema = z.coerce
  .number<string>({ error: 'an id is a whole number' })
  .int('an id is a whole number')
  .positive('an id is a whole number above 0');

/** Several ids in one query parameter: `1,2,3`. */
export const idListSchema = z
  .string()
  .regex(/^\d+(,\d+)*$/, 'ids are whole numbers with commas between them')
  .transform((text) => text.split(',').map(Number))
  .pipe(z.array(z.number().int().positive()).max(ROWS_PER_PAGE));

/** A time on the wire: ISO 8601 in UTC. */
export const timeSchema = z.iso.datetime();

import { z } from 'zod';

/** The reading lists. Which article stands in which is written down in docs/notes/views.md. */
export const viewSchema = z.enum(['unread', 'all', 'starred', 'scoring', 'blocked', 'failed']);
export type View = z.infer<typeof viewSchema>;

export const sortSchema = z.enum(['best', 'newest', 'oldest', 'lowest']);
export type Sort = z.infer<typeof sortSchema>;

/** Ids beyond this number are not listed, only counted: nobody scrolls further, and the answer stays small. */
export const MAX_LISTED_IDS = 5_000;

/** How many rows come with a list, and how many may be asked for at once. */
export const ROWS_PER_PAGE = 50;

/** Positive row id as it stands in a path or a query. */
export const idSchema = z.coerce.number<string>().int().positive();

/** Several ids in one query parameter: `1,2,3`. */
export const idListSchema = z
  .string()
  .regex(/^\d+(,\d+)*$/, 'ids are whole numbers with commas between them')
  .transform((text) => text.split(',').map(Number))
  .pipe(z.array(z.number().int().positive()).max(ROWS_PER_PAGE));

/** A time on the wire: ISO 8601 in UTC. */
export const timeSchema = z.iso.datetime();

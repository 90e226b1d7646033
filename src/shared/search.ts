import { z } from 'zod';
import { MAX_SEARCH_LENGTH, MAX_SEARCH_NAME, MAX_SEARCHES } from './limits.ts';
import { chosenSortSchema, timeSchema, viewSchema } from './page.ts';

/** What is searched for, as it stands in a query. The language: docs/notes/search.md. */
export const searchTextSchema = z
  .string()
  .max(MAX_SEARCH_LENGTH, `A search has at most ${MAX_SEARCH_LENGTH} characters`);

/** How far the index is: articles that can be found by their words, of how many. */
const indexingSchema = z.object({ done: z.number().int(), total: z.number().int() });

/** What should be said of a search beside its articles. */
export const searchCheckSchema = z.object({
  /** Sentences about parts of it that have no meaning or name nothing that is there. */
  notices: z.array(z.string()),
  /** Null when every article can be found. */
  indexing: indexingSchema.nullable(),
});
export type SearchCheck = z.infer<typeof searchCheckSchema>;

/** Where the words of a search stand in articles: the piece of text around the first of them. */
export const searchExcerptsSchema = z.object({
  excerpts: z.array(z.object({ id: z.number().int(), text: z.string() })),
});

/** Tidies a name: one line, no blanks around it. */
function tidyName(name: string): string {
  return name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

const nameSchema = z
  .string()
  .overwrite(tidyName)
  .min(1, 'A saved search needs a name')
  .max(MAX_SEARCH_NAME, `The name of a saved search has at most ${MAX_SEARCH_NAME} characters`);

const keptTextSchema = searchTextSchema
  .overwrite((text) => text.trim())
  .min(1, 'There is nothing to search for');

/** A search that is kept as a view. */
export const savedSearchSchema = z.object({
  id: z.number().int(),
  name: z.string(),
  query: z.string(),
  /** Null: the order of the settings. */
  sort: chosenSortSchema.nullable(),
  /** Null: all articles that are not blocked. */
  view: viewSchema.nullable(),
  /** Counts from 0; searches stand in this order. */
  position: z.number().int(),
});
export type SavedSearch = z.infer<typeof savedSearchSchema>;

export const newSearchSchema = z.strictObject({
  name: nameSchema,
  query: keptTextSchema,
  sort: chosenSortSchema.nullable().default(null),
  view: viewSchema.nullable().default(null),
});
export type NewSearch = z.infer<typeof newSearchSchema>;

/** What is left out stays as it is. */
export const searchChangeSchema = z
  .strictObject({
    name: nameSchema.optional(),
    query: keptTextSchema.optional(),
    sort: chosenSortSchema.nullable().optional(),
    view: viewSchema.nullable().optional(),
  })
  .refine(
    (change) => Object.values(change).some((value) => value !== undefined),
    'name one of name, query, sort, view',
  );
export type SearchChange = z.infer<typeof searchChangeSchema>;

/** Saved searches in their new order; those that are not named come after them, as they stood. */
export const searchOrderSchema = z.strictObject({ ids: z.array(z.number().int()).max(MAX_SEARCHES) });

/** A way to go on typing: `text` is the whole search with the last word completed. */
const completionSchema = z.object({ text: z.string(), label: z.string(), about: z.string() });
export type SearchCompletion = z.infer<typeof completionSchema>;

/** What a few typed letters may mean: places to go to, articles, and ways to go on typing. */
export const suggestionsSchema = z.object({
  feeds: z.array(
    z.object({
      id: z.number().int(),
      title: z.string(),
      folder_name: z.string().nullable(),
      icon: z.string().nullable(),
    }),
  ),
  folders: z.array(z.object({ id: z.number().int(), name: z.string() })),
  categories: z.array(
    z.object({ id: z.number().int(), name: z.string(), parent_name: z.string().nullable() }),
  ),
  searches: z.array(savedSearchSchema),
  /** The best six, as in a list. */
  articles: z.array(
    z.object({
      id: z.number().int(),
      title: z.string(),
      feed_id: z.number().int().nullable(),
      feed_title: z.string(),
      published_at: timeSchema,
      score: z.number().int().nullable(),
      estimate: z.number().int().nullable(),
      read: z.boolean(),
    }),
  ),
  operators: z.array(completionSchema),
});
export type SearchSuggestions = z.infer<typeof suggestionsSchema>;

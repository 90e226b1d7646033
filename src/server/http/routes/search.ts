import { createRoute, z } from '@hono/zod-openapi';
import { createRoutes, errorAnswer } from '#server/http/create-routes.ts';
import type { HttpDeps } from '#server/http/deps.ts';
import { jsonAnswer } from '#server/http/json-content.ts';
import { toTime } from '#server/platform/time.ts';
import { listSearches } from '#server/search/saved-search-queries.ts';
import type { FoundSuggestions } from '#server/search/suggest.ts';
import { foldText } from '#shared/fold-text.ts';
import { idListSchema } from '#shared/page.ts';
import {
  type SavedSearch,
  type SearchSuggestions,
  searchCheckSchema,
  searchExcerptsSchema,
  searchTextSchema,
  suggestionsSchema,
} from '#shared/search.ts';

const asked = { query: z.object({ q: searchTextSchema }) };

const suggestRoute = createRoute({
  method: 'get',
  path: '/search/suggest',
  summary: 'What a few typed letters may mean',
  description: 'Feeds, folders, categories, saved searches, six articles, and ways to go on typing.',
  request: asked,
  responses: {
    200: jsonAnswer(suggestionsSchema, 'What these letters may mean: places, articles, ways to go on'),
    default: errorAnswer,
  },
});

const checkRoute = createRoute({
  method: 'get',
  path: '/search/check',
  summary: 'What of a search has no meaning, and how far the index is',
  description: '`indexing` is null once all articles can be found by their words.',
  request: asked,
  responses: {
    200: jsonAnswer(searchCheckSchema, 'What of it has no meaning, and how much can be found'),
    default: errorAnswer,
  },
});

const excerptsRoute = createRoute({
  method: 'get',
  path: '/search/excerpts',
  summary: 'The text around the first of the words in each article',
  description: 'Articles without them are left out.',
  request: { query: z.object({ q: searchTextSchema, ids: idListSchema }) },
  responses: {
    200: jsonAnswer(searchExcerptsSchema, 'The text around the words; articles without them are left out'),
    default: errorAnswer,
  },
});

/** What helps with searching. The search itself is `GET /api/articles?q=`. */
export function searchRoutes({ db, search }: HttpDeps) {
  return createRoutes()
    .openapi(suggestRoute, async (context) => {
      const { q } = context.req.valid('query');
      const found = await search.suggest(q, context.req.raw.signal);
      return context.json(toSuggestions(found, named(await listSearches(db), q)), 200);
    })
    .openapi(checkRoute, async (context) => {
      const { q } = context.req.valid('query');
      return context.json(await search.check(q, context.req.raw.signal), 200);
    })
    .openapi(excerptsRoute, async (context) => {
      const { q, ids } = context.req.valid('query');
      return context.json({ excerpts: await search.excerpts(q, ids, context.req.raw.signal) }, 200);
    });
}

function named(searches: SavedSearch[], text: string): SavedSearch[] {
  const wanted = foldText(text).trim();
  return searches.filter(({ name }) => foldText(name).includes(wanted));
}

function toSuggestions(found: FoundSuggestions, searches: SavedSearch[]): SearchSuggestions {
  return {
    feeds: found.feeds.map(({ icon_hash: hash, ...feed }) => ({
      ...feed,
      icon: hash === null ? null : `/api/icons/${hash}`,
    })),
    folders: found.folders,
    categories: found.categories.map(({ id, name, parent_name }) => ({ id, name, parent_name })),
    searches,
    articles: found.articles.map(({ read_at: readAt, ...article }) => ({
      ...article,
      published_at: toTime(article.published_at),
      score: article.score === null ? null : Math.round(article.score),
      estimate: article.estimate === null ? null : Math.round(article.estimate),
      read: readAt !== null,
    })),
    operators: found.operators,
  };
}

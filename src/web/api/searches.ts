import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { NewSearch, SearchChange } from '#shared/search.ts';
import { client, unwrap } from './client.ts';

const api = client.api.searches;

/** How often it is asked how far the index is, while it is being made. */
const INDEXING_MS = 2_000;

/** All saved searches in the owner's order. */
export function savedSearchesQuery() {
  return queryOptions({
    queryKey: ['searches'],
    queryFn: async () => (await unwrap(api.$get())).searches,
  });
}

/** Throws `ApiError` conflict where one of this name is there. */
export function saveSearch(search: NewSearch) {
  return unwrap(api.$post({ json: search }));
}

/** Throws `ApiError` conflict where another one has this name. */
export function changeSearch({ id, ...change }: SearchChange & { id: number }) {
  return unwrap(api[':id'].$patch({ param: { id: String(id) }, json: change }));
}

export function deleteSearch(id: number) {
  return unwrap(api[':id'].$delete({ param: { id: String(id) } }));
}

/** All saved searches in their new order. */
export function orderSearches(ids: number[]) {
  return unwrap(api.order.$put({ json: { ids } }));
}

/** What a few typed letters may mean: places to go to, articles, and ways to go on typing. */
export function suggestQuery(text: string) {
  return queryOptions({
    queryKey: ['search', 'suggest', text],
    queryFn: ({ signal }) =>
      unwrap(client.api.search.suggest.$get({ query: { q: text } }, { init: { signal } })),
    staleTime: 10_000,
    placeholderData: keepPreviousData,
  });
}

/** What of a search has no meaning, and how much of all articles can be found yet. */
export function searchCheckQuery(text: string) {
  return queryOptions({
    queryKey: ['search', 'check', text],
    queryFn: ({ signal }) =>
      unwrap(client.api.search.check.$get({ query: { q: text } }, { init: { signal } })),
    staleTime: 10_000,
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.indexing ? INDEXING_MS : false),
  });
}

/** The text around the words of a search, for these articles (at most ROWS_PER_PAGE), by id. */
export function searchExcerptsQuery(text: string, ids: readonly number[]) {
  return queryOptions({
    queryKey: ['search', 'excerpts', text, ids],
    queryFn: async ({ signal }) => {
      const query = { q: text, ids: ids.join(',') };
      const { excerpts } = await unwrap(client.api.search.excerpts.$get({ query }, { init: { signal } }));
      return new Map(excerpts.map((excerpt) => [excerpt.id, excerpt.text]));
    },
    staleTime: 60_000,
  });
}

import { notifyManager, type QueryClient, queryOptions } from '@tanstack/react-query';
import type { ArticleMarks, ArticleRow } from '#shared/article.ts';
import { everything, freezeList, type ListScope } from './article-list.ts';
import { client, unwrap } from './client.ts';
import { listUnused } from './unused-queries.ts';

/** Rows out of sight are kept this long, so that scrolling back shows them at once. */
const KEEP_ROWS_MS = 30 * 60_000;
/** And so many of them: whoever reads five hundred articles in a row needs no more memory than for the first two hundred. */
const KEPT_ROWS = 200;

export const articleKeys = {
  lists: ['articles', 'list'] as const,
  list: (scope: ListScope) => ['articles', 'list', scope] as const,
  visit: (scope: ListScope, visit: string) => ['articles', 'list', scope, visit] as const,
  rows: ['articles', 'row'] as const,
  row: (id: number) => ['articles', 'row', id] as const,
  ones: ['articles', 'one'] as const,
  one: (id: number) => ['articles', 'one', id] as const,
  version: (id: number) => ['articles', 'version', id] as const,
};

/** How long a list that was left stands ready for the way back to it. */
const KEEP_LISTS_MS = 30 * 60_000;

/**
 * The frozen order of a list; the first rows that come with it go to the cache of rows. `visit` names the step in
 * the history: a list is fetched anew each time it is entered, and on the way back it is there as it was left.
 */
export function articleListQuery(scope: ListScope, visit: string) {
  return queryOptions({
    queryKey: articleKeys.visit(scope, visit),
    queryFn: async ({ client: queryClient, signal }) => {
      const list = await fetchList(scope, signal);
      storePage(queryClient, list.articles);
      return freezeList(list);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP_LISTS_MS,
  });
}

/** One row. It has no fetch of its own: rows come with the list or by the page (`fetchRows`). */
export function articleRowQuery(id: number) {
  return queryOptions<ArticleRow>({
    queryKey: articleKeys.row(id),
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: KEEP_ROWS_MS,
  });
}

/** One article with its content and its judgement. */
export function articleQuery(id: number) {
  return queryOptions({
    queryKey: articleKeys.one(id),
    queryFn: () => unwrap(client.api.articles[':id'].$get({ param: { id: String(id) }, query: {} })),
    staleTime: 60_000,
  });
}

/** The order of a list as it is now, with its first rows. */
export function fetchList(scope: ListScope, signal?: AbortSignal) {
  const query = {
    view: scope.view,
    sort: scope.sort,
    ...(scope.feedId === null ? {} : { feed_id: String(scope.feedId) }),
    ...(scope.folderId === null ? {} : { folder_id: String(scope.folderId) }),
    ...(scope.categoryId === null ? {} : { category_id: String(scope.categoryId) }),
    ...(scope.query === null ? {} : { q: scope.query }),
  };
  return unwrap(client.api.articles.$get({ query }, { init: signal ? { signal } : {} }));
}

/** How many starred articles a feed has now. */
export function starredCountQuery(feedId: number) {
  const scope: ListScope = { ...everything, view: 'starred', sort: 'newest', feedId };
  return queryOptions({
    queryKey: ['articles', 'starred', feedId],
    queryFn: async ({ signal }) => (await fetchList(scope, signal)).total,
    staleTime: 0,
  });
}

/** At most ROWS_PER_PAGE ids at once. Ids that are gone are missing from the answer. */
export async function fetchRows(ids: number[]): Promise<ArticleRow[]> {
  return (await unwrap(client.api.articles.rows.$get({ query: { ids: ids.join(',') } }))).articles;
}

/** Puts rows where the page finds them. */
export function storeRows(queryClient: QueryClient, rows: ArticleRow[]): void {
  // Together, so that a page of rows is drawn once and not fifty times.
  notifyManager.batch(() => {
    for (const row of rows) queryClient.setQueryData(articleKeys.row(row.id), row);
  });
}

/** Puts a page of rows where the page finds them, and forgets those out of sight that came first when there are too many. */
export function storePage(queryClient: QueryClient, rows: ArticleRow[]): void {
  storeRows(queryClient, rows);
  for (const query of listUnused(queryClient, articleKeys.rows).slice(KEPT_ROWS)) {
    queryClient.getQueryCache().remove(query);
  }
}

/** Sets the owner's marks; what is absent stays as it is. */
export function markArticle(id: number, marks: ArticleMarks) {
  return unwrap(client.api.articles[':id'].$patch({ param: { id: String(id) }, json: marks }));
}

/** Puts the article at the head of the judging queue. */
export function judgeArticle(id: number) {
  return unwrap(client.api.articles[':id'].judge.$post({ param: { id: String(id) } }));
}

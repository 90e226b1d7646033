import type { QueryClient } from '@tanstack/react-query';
import type { MarkReadRequest } from '#shared/article.ts';
import type { FrozenList, ListScope } from './article-list.ts';
import { client, unwrap } from './client.ts';

/** The last marking that can be taken back. */
export type LastMarking = {
  token: string;
  /** Those of its articles that the page showed as unread before. */
  shown: number[];
};

/** In the cache of queries, so that the toast and Ctrl+Z take the same one back. It is never fetched. */
const lastMarkingKey = ['marks', 'last'] as const;

/** Marks many articles read; gives how many, and what takes it back. */
export function markManyRead(request: MarkReadRequest) {
  return unwrap(client.api.articles['mark-read'].$post({ json: request }));
}

/** Takes a marking back, but for articles that were marked otherwise since; gives how many are unread again. */
export function undoMarkRead(token: string) {
  return unwrap(client.api.articles['mark-read'].undo.$post({ json: { undo_token: token } }));
}

export function rememberMarking(queryClient: QueryClient, marking: LastMarking | null): void {
  queryClient.setQueryData<LastMarking | null>(lastMarkingKey, marking);
}

export function lastMarking(queryClient: QueryClient): LastMarking | null {
  return queryClient.getQueryData<LastMarking | null>(lastMarkingKey) ?? null;
}

type Standing = Pick<FrozenList, 'ids' | 'total' | 'asOf'>;

/**
 * All of a list as it stood when it was made: by its ids where they are all there, else by what the list is of, up to
 * that moment. What arrived since, behind its pill, is not marked. `before` (ISO): only what was published earlier.
 */
export function requestForList(scope: ListScope, list: Standing, before?: string): MarkReadRequest {
  if (before === undefined && list.ids.length === list.total) return { ids: list.ids };
  return {
    view: scope.view,
    ...(scope.feedId === null ? {} : { feed_id: scope.feedId }),
    ...(scope.folderId === null ? {} : { folder_id: scope.folderId }),
    ...(scope.categoryId === null ? {} : { category_id: scope.categoryId }),
    ...(scope.query === null ? {} : { q: scope.query }),
    up_to: list.asOf,
    ...(before === undefined ? {} : { published_before: before }),
  };
}

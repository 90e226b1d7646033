import { defaultStringifySearch } from '@tanstack/react-router';
import type { View } from '#shared/page.ts';
import { isOfEverything, type ListScope } from '#web/api/article-list.ts';
import { withBase } from '#web/api/base-path.ts';

type ListPlace = Omit<ListScope, 'sort'>;

/** The address of a list, as links and `navigate` take it. What stands behind its `?` is not part of it. */
export function addressOfList(list: ListPlace) {
  const { view, feedId, folderId, categoryId, searchId, query } = list;
  if (feedId !== null) return { to: '/feeds/$feedId', params: { feedId: String(feedId) } } as const;
  if (folderId !== null) return { to: '/folders/$folderId', params: { folderId: String(folderId) } } as const;
  if (categoryId !== null) {
    return { to: '/categories/$categoryId', params: { categoryId: String(categoryId) } } as const;
  }
  if (searchId !== null)
    return { to: '/searches/$searchId', params: { searchId: String(searchId) } } as const;
  if (query !== null) return { to: '/search', params: {} } as const;
  return { to: '/$view', params: { view } } as const;
}

/** The address of an article opened in a list. */
export function addressOfArticle(list: ListPlace, id: number) {
  const { view, feedId, folderId, categoryId, searchId, query } = list;
  const articleId = String(id);
  if (feedId !== null) {
    return { to: '/feeds/$feedId/$articleId', params: { feedId: String(feedId), articleId } } as const;
  }
  if (folderId !== null) {
    return {
      to: '/folders/$folderId/$articleId',
      params: { folderId: String(folderId), articleId },
    } as const;
  }
  if (categoryId !== null) {
    const params = { categoryId: String(categoryId), articleId };
    return { to: '/categories/$categoryId/$articleId', params } as const;
  }
  if (searchId !== null) {
    return {
      to: '/searches/$searchId/$articleId',
      params: { searchId: String(searchId), articleId },
    } as const;
  }
  if (query !== null) return { to: '/search/$articleId', params: { articleId } } as const;
  return { to: '/$view/$articleId', params: { view, articleId } } as const;
}

/** The view that a list of a part opens with: a search goes through all articles, else the unread ones are listed. */
export function defaultViewOf({ query, searchId }: Pick<ListScope, 'query' | 'searchId'>): View {
  return query === null && searchId === null ? 'unread' : 'all';
}

/** How a view of the same list stands in the address: the one that it opens with is left out. */
export function searchForView(list: Pick<ListScope, 'query' | 'searchId'>, view: View): { show?: View } {
  return view === defaultViewOf(list) ? {} : { show: view };
}

/**
 * The address of an article in its list as text, for rows: of which there are many, so that none of them follows the
 * router. It names the order, whatever the default is.
 */
export function hrefOfArticle(scope: ListScope, id: number): string {
  const { to, params } = addressOfArticle(scope, id);
  const { sort, view, query, searchId } = scope;
  const ofView = isOfEverything(scope) ? {} : searchForView(scope, view);
  const search = {
    ...(sort === 'queue' ? {} : { sort }),
    ...ofView,
    ...(query === null || searchId !== null ? {} : { q: query }),
  };
  return withBase(`${pathOf({ to, params })}${defaultStringifySearch(search)}`);
}

/** The path of an address: `/feeds/$feedId` with `{ feedId: '3' }` is `/feeds/3`. */
export function pathOf({ to, params }: { to: string; params: Record<string, string> }): string {
  return to.replaceAll(/\$(\w+)/g, (_whole, name: string) => params[name] ?? '');
}

import { useParams, useSearch } from '@tanstack/react-router';
import type { ListScope } from '#web/api/article-list.ts';
import { isView, toId } from './reader-address.ts';

/** What the address names: a list, and the article opened in it. */
export type Place = { scope: ListScope; articleId: number | null };

export function usePlace(): Place {
  const { view, feedId, articleId } = useParams({ strict: false });
  const { sort = 'best', show } = useSearch({ from: '/reader' });
  const feed = feedId === undefined ? null : toId(feedId);
  const named = view !== undefined && isView(view) ? view : 'unread';
  return {
    scope:
      feed === null
        ? // Scoring has an order of its own; the chosen one is kept in the address for the others.
          { view: named, sort: named === 'scoring' ? 'queue' : sort, feedId: null }
        : { view: show ?? 'unread', sort, feedId: feed },
    articleId: articleId === undefined ? null : toId(articleId),
  };
}

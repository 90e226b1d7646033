import { useParams, useSearch } from '@tanstack/react-router';
import type { ListScope } from '#web/api/article-list.ts';
import { isView, toId } from './reader-address.ts';

/** What the address names: a list, and the article opened in it. */
export type Place = { scope: ListScope; articleId: number | null };

export function usePlace(): Place {
  const { view, feedId, folderId, articleId } = useParams({ strict: false });
  const { sort = 'best', show } = useSearch({ from: '/reader' });
  const feed = feedId === undefined ? null : toId(feedId);
  const folder = folderId === undefined ? null : toId(folderId);
  const named = view !== undefined && isView(view) ? view : 'unread';
  const shown = feed === null && folder === null ? named : (show ?? 'unread');
  return {
    scope: {
      view: shown,
      // Scoring has an order of its own; the chosen one is kept in the address for the others.
      sort: shown === 'scoring' ? 'queue' : sort,
      feedId: feed,
      folderId: folder,
    },
    articleId: articleId === undefined ? null : toId(articleId),
  };
}

import { useRouter } from '@tanstack/react-router';
import type { ListScope } from '#web/api/article-list.ts';
import { articleIdOfPath } from './reader-address.ts';

declare module '@tanstack/react-router' {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface can add to another one.
  interface HistoryState {
    /** True for an article that was opened from its list: the step before it is the list. */
    fromList?: boolean;
  }
}

/**
 * The ways between a list and its articles. An open article is one step in the history, however many are
 * read in a row: Back leads to the list. What is open is read from the address at the moment of going, so
 * that a key pressed twice in haste goes two articles on.
 */
export function useGo({ view, feedId, folderId }: ListScope) {
  const router = useRouter();
  const openId = () => articleIdOfPath(router.latestLocation.pathname);

  const toArticle = (id: number) => {
    const articleOpen = openId() !== null;
    const common = {
      search: true as const,
      replace: articleOpen,
      state: articleOpen ? (true as const) : { fromList: true },
    };
    const articleId = String(id);
    if (feedId !== null) {
      const params = { feedId: String(feedId), articleId };
      void router.navigate({ ...common, to: '/feeds/$feedId/$articleId', params });
    } else if (folderId !== null) {
      const params = { folderId: String(folderId), articleId };
      void router.navigate({ ...common, to: '/folders/$folderId/$articleId', params });
    } else {
      void router.navigate({ ...common, to: '/$view/$articleId', params: { view, articleId } });
    }
  };

  const toList = () => {
    if (openId() === null) return;
    if (router.latestLocation.state.fromList) return router.history.back();
    const common = { search: true as const, replace: true };
    if (feedId !== null) {
      void router.navigate({ ...common, to: '/feeds/$feedId', params: { feedId: String(feedId) } });
    } else if (folderId !== null) {
      void router.navigate({ ...common, to: '/folders/$folderId', params: { folderId: String(folderId) } });
    } else void router.navigate({ ...common, to: '/$view', params: { view } });
  };

  return { openId, toArticle, toList };
}

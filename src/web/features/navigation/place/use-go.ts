import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ListScope } from '#web/api/article-list.ts';
import { addressOfArticle, addressOfList } from '#web/lists/list-address.ts';
import { inList, sameList } from '#web/lists/list-visit.ts';
import { articleIdOfPath } from './reader-address.ts';

/**
 * The ways between a list and its articles. An open article is one step in the history, however many are
 * read in a row: Back leads to the list. What is open is read from the address at the moment of going, so
 * that a key pressed twice in haste goes two articles on.
 */
export function useGo(scope: ListScope) {
  const router = useRouter();
  return useMemo(() => {
    const openId = () => articleIdOfPath(router.latestLocation.pathname);

    const toArticle = (id: number) => {
      const articleOpen = openId() !== null;
      void router.navigate({
        ...addressOfArticle(scope, id),
        search: true,
        replace: articleOpen,
        state: articleOpen ? true : inList,
      });
    };

    const toList = () => {
      if (openId() === null) return;
      if (router.latestLocation.state.fromList) return router.history.back();
      void router.navigate({ ...addressOfList(scope), search: true, replace: true, state: sameList });
    };

    return { openId, toArticle, toList };
  }, [router, scope]);
}

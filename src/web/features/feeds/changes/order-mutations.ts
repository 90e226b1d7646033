import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { Feed } from '#shared/feed.ts';
import type { Folder } from '#shared/folder.ts';
import { countsQuery } from '#web/api/counts.ts';
import { type Move, moveFeeds, moveFolders } from '#web/api/feed-moves.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { foldersQuery, orderFeeds, orderFolders, orderKey } from '#web/api/folders.ts';

type Before = { feeds: Feed[] | undefined; folders: Folder[] | undefined };

/**
 * Puts feeds or folders in another order: on the page at once, on the server one after the other, however
 * fast they come. What the server refuses is taken back, with a toast.
 */
export function useMove() {
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationKey: orderKey,
    scope: { id: 'order' },
    mutationFn: send,
    onMutate: (move: Move) => {
      const before = beforeAll(queryClient);
      show(queryClient, move);
      return before;
    },
    onError: (_error, _move, before) => {
      if (!before) return;
      queryClient.setQueryData(feedsQuery().queryKey, before.feeds);
      queryClient.setQueryData(foldersQuery().queryKey, before.folders);
    },
    onSettled: () => {
      // Until the last of several is done, the page is ahead of the server.
      if (queryClient.isMutating({ mutationKey: orderKey }) > 1) return;
      for (const { queryKey } of [feedsQuery(), foldersQuery(), countsQuery()]) {
        void queryClient.invalidateQueries({ queryKey });
      }
    },
  });
  return mutate;
}

async function send(move: Move): Promise<void> {
  if (move.kind === 'folders') await orderFolders(move.ids);
  else await orderFeeds(move.folderId, move.ids);
}

/** How all stood before the first move that is still on its way: what builds on a refused one falls with it. */
function beforeAll(queryClient: QueryClient): Before {
  const underway = queryClient.getMutationCache().findAll({ mutationKey: orderKey, status: 'pending' });
  for (const { state } of underway) {
    const context = state.context as Before | undefined;
    if (context) return context;
  }
  return {
    feeds: queryClient.getQueryData(feedsQuery().queryKey),
    folders: queryClient.getQueryData(foldersQuery().queryKey),
  };
}

function show(queryClient: QueryClient, move: Move): void {
  // An answer that is still on its way knows nothing of this.
  void queryClient.cancelQueries({ queryKey: feedsQuery().queryKey });
  void queryClient.cancelQueries({ queryKey: foldersQuery().queryKey });
  queryClient.setQueryData(feedsQuery().queryKey, (feeds) => feeds && moveFeeds(feeds, move));
  queryClient.setQueryData(foldersQuery().queryKey, (folders) => folders && moveFolders(folders, move));
}

import { notifications } from '@mantine/notifications';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ArticleRow } from '#shared/article.ts';
import type { Feed } from '#shared/feed.ts';
import type { Folder } from '#shared/folder.ts';
import { refreshShown } from '#web/api/apply-event.ts';
import { articleKeys } from '#web/api/articles.ts';
import { changeFeeds, feedsQuery, markFeedsRead } from '#web/api/feeds.ts';
import { createFolder, deleteFolder, foldersQuery, renameFolder } from '#web/api/folders.ts';
import { refetchSums } from './feed-mutations.ts';
import { describeDeletedFolder, describeMarked, describeMoved } from './folder-words.ts';

/** Gives a folder another name. The form shows a refusal itself: there may be one of that name. */
export function useRenameFolder() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: renameFolder,
    meta: { quiet: true },
    onSuccess: (folder) =>
      queryClient.setQueryData(foldersQuery().queryKey, (folders) =>
        folders?.map((other) => (other.id === folder.id ? folder : other)),
      ),
  });
}

/** Deletes a folder; its feeds stay, without one. `onDeleted` comes first, as with feeds. */
export function useDeleteFolder(onDeleted: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (folder: Folder) => deleteFolder(folder.id),
    onSuccess: ({ feeds_kept: kept }, folder) => {
      onDeleted();
      queryClient.setQueryData(foldersQuery().queryKey, (folders) =>
        folders?.filter(({ id }) => id !== folder.id),
      );
      notifications.show(describeDeletedFolder(folder.name, kept));
    },
    onSettled: () => refetchOrder(queryClient),
  });
}

/** Into which folder: one there is, none (null), or a new one by its name. */
export type MoveTarget = { folder: Folder | null } | { newName: string };

/** Moves feeds to the end of a folder, which is made first when it is new. The form shows a refusal itself. */
export function useMoveToFolder() {
  const queryClient = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: async ({ feeds, target }: { feeds: Feed[]; target: MoveTarget }) => {
      const folder = 'newName' in target ? await createFolder(target.newName) : target.folder;
      await changeFeeds(
        feeds.map(({ id }) => id),
        { folder_id: folder?.id ?? null },
      );
      return folder;
    },
    onSuccess: (folder, { feeds }) => notifications.show(describeMoved(feeds, folder?.name ?? null)),
    onSettled: () => refetchOrder(queryClient),
  });
}

/** Marks all articles of feeds read. `name`: what they are called together. */
export function useMarkFeedsRead() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ feeds }: { feeds: Feed[]; name: string }) => markFeedsRead(feeds.map(({ id }) => id)),
    onSuccess: (count, { feeds, name }) => {
      const ids = new Set(feeds.map(({ id }) => id));
      queryClient.setQueriesData<ArticleRow>({ queryKey: articleKeys.rows }, (row) =>
        row && row.feed_id !== null && ids.has(row.feed_id) ? { ...row, read: true } : row,
      );
      notifications.show(describeMarked(count, name));
    },
    onSettled: () => {
      refetchSums(queryClient);
      void queryClient.invalidateQueries({ queryKey: ['articles', 'one'] });
      // Also those that other feeds carry, and what only has been listed.
      void refreshShown(queryClient).catch(() => undefined);
    },
  });
}

async function refetchOrder(queryClient: QueryClient): Promise<void> {
  refetchSums(queryClient);
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: foldersQuery().queryKey }),
    queryClient.invalidateQueries({ queryKey: feedsQuery().queryKey }),
  ]);
}

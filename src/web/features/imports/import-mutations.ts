import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { FeedImport, FeedsToImport } from '#shared/feed-import.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { foldersQuery } from '#web/api/folders.ts';
import {
  cancelImport,
  dismissImport,
  importAddress,
  importFeeds,
  importFile,
  retryImport,
  storeImport,
} from '#web/api/imports.ts';

/** Begins the import of a file or of what stands at an address. The dialog shows a refusal itself. */
export function useBeginImport(onBegun: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (from: File | string) => (typeof from === 'string' ? importAddress(from) : importFile(from)),
    meta: { quiet: true },
    onSuccess: (begun) => {
      showBegun(queryClient, begun);
      onBegun();
    },
  });
}

/** The same with feeds that were picked. */
export function useImportFeeds(onBegun: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (feeds: FeedsToImport) => importFeeds(feeds),
    meta: { quiet: true },
    onSuccess: (begun) => {
      showBegun(queryClient, begun);
      onBegun();
    },
  });
}

/** What can be done with the import that is shown. */
export function useImportActions() {
  const queryClient = useQueryClient();
  const onSuccess = (now: FeedImport) => storeImport(queryClient, now);
  return {
    retry: useMutation({ mutationFn: retryImport, onSuccess }),
    cancel: useMutation({ mutationFn: cancelImport, onSuccess }),
    dismiss: useMutation({
      mutationFn: dismissImport,
      onSuccess: () => storeImport(queryClient, null),
    }),
  };
}

/** Folders are there at once, and so are feeds that were known. */
function showBegun(queryClient: QueryClient, begun: FeedImport): void {
  storeImport(queryClient, begun);
  void queryClient.invalidateQueries({ queryKey: foldersQuery().queryKey });
  void queryClient.invalidateQueries({ queryKey: feedsQuery().queryKey });
}

import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type FeedTree, makeFeedTree } from '#web/api/feed-tree.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { foldersQuery } from '#web/api/folders.ts';

/** Asks again for folders and feeds; null while they are there or under way. */
export function useMissingFeeds(): (() => void) | null {
  const missing = [useQuery(feedsQuery()), useQuery(foldersQuery())].filter(
    ({ data, error }) => !data && error,
  );
  return missing.length === 0 ? null : () => missing.forEach(({ refetch }) => void refetch());
}

/** Folders and feeds as the sidebar shows them; empty until both are there. */
export function useFeedTree(): FeedTree {
  const { data: feeds } = useQuery(feedsQuery());
  const { data: folders } = useQuery(foldersQuery());
  return useMemo(
    // Shown together: feeds that jump into their folders a moment later are missed by a click.
    () => (feeds && folders ? makeFeedTree(folders, feeds) : { folders: [], loose: [] }),
    [feeds, folders],
  );
}

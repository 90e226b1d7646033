import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { Feed } from '#shared/feed.ts';
import type { SharedFeedChange } from '#shared/feeds-at-once.ts';
import { articleKeys } from '#web/api/articles.ts';
import { changeFeeds, deleteFeeds, feedsQuery, refreshFeeds } from '#web/api/feeds.ts';
import { refetchSums } from './feed-mutations.ts';
import { describeChangedTogether, describeDeleted, describeRefreshing, nameThem } from './feed-words.ts';

/** Sets the same for several feeds. */
export function useChangeFeeds() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ feeds, change }: { feeds: Feed[]; change: SharedFeedChange }) =>
      changeFeeds(idsOf(feeds), change),
    onSuccess: (_nothing, { feeds, change }) => notifications.show(describeChangedTogether(feeds, change)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: feedsQuery().queryKey }),
  });
}

/** Puts several feeds in line to be fetched. What comes of it arrives through the event stream. */
export function useRefreshFeeds() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (feeds: Feed[]) => refreshFeeds(idsOf(feeds)),
    onSuccess: (count, feeds) => notifications.show(describeRefreshing(count, feeds.length)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: feedsQuery().queryKey }),
  });
}

/**
 * Deletes feeds with their articles; starred ones stay. The lists are loaded anew. `onDeleted` comes first:
 * once a feed is out of the cache, what asked for this may be gone from the page. `done` counts up meanwhile.
 */
export function useDeleteFeeds(onDeleted: () => void) {
  const queryClient = useQueryClient();
  const [done, setDone] = useState(0);
  const remove = useMutation({
    mutationFn: (feeds: Feed[]) => deleteFeeds(idsOf(feeds), setDone),
    onSuccess: (starredKept, feeds) => {
      onDeleted();
      const gone = new Set(idsOf(feeds));
      queryClient.setQueryData(feedsQuery().queryKey, (known) => known?.filter(({ id }) => !gone.has(id)));
      notifications.show(describeDeleted(nameThem(feeds), starredKept));
      // Their own lists are gone with them and would only be answered with "not found".
      void queryClient.invalidateQueries({
        queryKey: articleKeys.lists,
        predicate: ({ queryKey }) => !isListOf(queryKey, gone),
      });
    },
    onSettled: () => {
      refetchSums(queryClient);
      void queryClient.invalidateQueries({ queryKey: feedsQuery().queryKey });
    },
  });
  return { ...remove, done };
}

function idsOf(feeds: Feed[]): number[] {
  return feeds.map(({ id }) => id);
}

function isListOf(queryKey: readonly unknown[], feedIds: ReadonlySet<number>): boolean {
  const scope = queryKey[2];
  if (typeof scope !== 'object' || scope === null || !('feedId' in scope)) return false;
  return typeof scope.feedId === 'number' && feedIds.has(scope.feedId);
}

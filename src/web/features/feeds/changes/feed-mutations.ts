import { notifications } from '@mantine/notifications';
import { type QueryClient, useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ArticleRow } from '#shared/article.ts';
import type { Feed } from '#shared/feed.ts';
import { reloadEmptyLists } from '#web/api/article-cache.ts';
import { articleKeys } from '#web/api/articles.ts';
import { countsQuery } from '#web/api/counts.ts';
import { changeFeed, feedsQuery, refreshFeed } from '#web/api/feeds.ts';
import { describeChanged, describeRefresh } from './feed-words.ts';

/** Brings feeds that were just added onto the page. */
export function showAdded(queryClient: QueryClient, feeds: Feed[]): void {
  for (const feed of feeds) putFeed(queryClient, feed);
  refetchSums(queryClient);
  reloadEmptyLists(queryClient);
}

/**
 * Sets what the owner wants of a feed: in the sidebar, in the table and on every row that the page holds.
 * `quiet`: the form shows a refusal itself.
 */
export function useChangeFeed({ quiet = false } = {}) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: changeFeed,
    meta: { quiet },
    onSuccess: (feed, { change }) => {
      putFeed(queryClient, feed);
      if (change.custom_title !== undefined) putTitle(queryClient, feed);
      // Another address has brought what stands there.
      if (change.url !== undefined) refetchSums(queryClient);
      const toast = describeChanged(feed, change);
      if (toast) notifications.show(toast);
    },
  });
}

function putTitle(queryClient: QueryClient, { id, title }: Feed): void {
  queryClient.setQueriesData<ArticleRow>({ queryKey: articleKeys.rows }, (row) =>
    row?.feed_id === id ? { ...row, feed_title: title } : row,
  );
  void queryClient.invalidateQueries({ queryKey: ['articles', 'one'] });
}

const refreshKey = ['refresh-feed'];

/** Fetches one feed now. New articles reach the lists through the event stream. */
export function useRefreshFeed() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationKey: refreshKey,
    mutationFn: (feed: Feed) => refreshFeed(feed.id),
    onSuccess: (answer) => {
      putFeed(queryClient, answer.feed);
      refetchSums(queryClient);
      notifications.show(describeRefresh(answer));
    },
  });
}

/** Whether this feed is being fetched because somebody pressed for it. */
export function useIsRefreshing(feedId: number): boolean {
  return (
    useIsMutating({
      mutationKey: refreshKey,
      predicate: ({ state }) => (state.variables as Feed | undefined)?.id === feedId,
    }) > 0
  );
}

/** Puts one feed in its place in the cache at once; the order comes with the refetch. */
function putFeed(queryClient: QueryClient, feed: Feed): void {
  queryClient.setQueryData(feedsQuery().queryKey, (feeds) => {
    if (!feeds) return feeds;
    const known = feeds.some(({ id }) => id === feed.id);
    return known ? feeds.map((other) => (other.id === feed.id ? feed : other)) : [...feeds, feed];
  });
  void queryClient.invalidateQueries({ queryKey: feedsQuery().queryKey });
}

export function refetchSums(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: countsQuery().queryKey });
}

import { notifications } from '@mantine/notifications';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import type { ArticleRow } from '#shared/article.ts';
import type { Feed } from '#shared/feed.ts';
import type { FrozenList } from '#web/api/article-list.ts';
import { articleKeys } from '#web/api/articles.ts';
import { countsQuery } from '#web/api/counts.ts';
import { addFeed, deleteFeed, feedsQuery, neverJudgeFeed, refreshFeed, renameFeed } from '#web/api/feeds.ts';
import {
  describeAdded,
  describeDeleted,
  describeFailure,
  describeNeverJudge,
  describeRefresh,
} from './feed-words.ts';

/** Adds a feed by its address. The dialog shows a failure itself; a toast does when it was closed meanwhile. */
export function useAddFeed(dialog: { isShown: () => boolean }) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: addFeed,
    meta: { quiet: true },
    onSuccess: (feed) => {
      putFeed(queryClient, feed);
      refetchSums(queryClient);
      reloadEmptyLists(queryClient);
      notifications.show(describeAdded(feed));
    },
    onError: (error) => {
      if (!dialog.isShown()) notifications.show(describeFailure(error));
    },
  });
}

/** Gives a feed another name, in the sidebar and on every row that the page holds. */
export function useRenameFeed() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: renameFeed,
    onSuccess: (feed) => {
      putFeed(queryClient, feed);
      queryClient.setQueriesData<ArticleRow>({ queryKey: articleKeys.rows }, (row) =>
        row?.feed_id === feed.id ? { ...row, feed_title: feed.title } : row,
      );
      void queryClient.invalidateQueries({ queryKey: ['articles', 'one'] });
    },
  });
}

/** Takes a feed out of judging, or brings it back. */
export function useNeverJudge() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: neverJudgeFeed,
    onSuccess: (feed) => {
      putFeed(queryClient, feed);
      notifications.show(describeNeverJudge(feed));
    },
  });
}

/**
 * Deletes a feed with its articles; starred ones stay. The lists are loaded anew. `onDeleted` comes first:
 * once the feed is out of the cache, what asked for this may be gone from the page.
 */
export function useDeleteFeed(onDeleted: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (feed: Feed) => deleteFeed(feed.id),
    onSuccess: (answer, feed) => {
      onDeleted();
      queryClient.setQueryData(feedsQuery().queryKey, (feeds) => feeds?.filter(({ id }) => id !== feed.id));
      refetchSums(queryClient);
      // Its own list is gone with it and would only be answered with "not found".
      void queryClient.invalidateQueries({
        queryKey: articleKeys.lists,
        predicate: ({ queryKey }) => !isListOf(queryKey, feed.id),
      });
      notifications.show(describeDeleted(feed.title, answer.starred_kept));
    },
  });
}

/** Fetches one feed now. New articles reach the lists through the event stream. */
export function useRefreshFeed() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (feed: Feed) => refreshFeed(feed.id),
    onSuccess: (answer) => {
      putFeed(queryClient, answer.feed);
      refetchSums(queryClient);
      notifications.show(describeRefresh(answer));
    },
  });
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

function refetchSums(queryClient: QueryClient): void {
  void queryClient.invalidateQueries({ queryKey: countsQuery().queryKey });
}

/** An empty list has nothing that could move under the reader's hand: it fills at once. */
function reloadEmptyLists(queryClient: QueryClient): void {
  const lists = queryClient.getQueriesData<FrozenList>({ queryKey: articleKeys.lists });
  for (const [queryKey, list] of lists) {
    if (list?.ids.length === 0) void queryClient.invalidateQueries({ queryKey, exact: true });
  }
}

function isListOf(queryKey: readonly unknown[], feedId: number): boolean {
  const scope = queryKey[2];
  return typeof scope === 'object' && scope !== null && 'feedId' in scope && scope.feedId === feedId;
}

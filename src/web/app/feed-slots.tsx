import { Box } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo } from 'react';
import type { Feed } from '#shared/feed.ts';
import type { Folder } from '#shared/folder.ts';
import type { SavedSearch } from '#shared/search.ts';
import { useMove } from '#web/features/feeds/changes/order-mutations.ts';
import { useFeedDialogs } from '#web/features/feeds/dialogs/use-feed-dialogs.tsx';

const FeedMenu = lazy(async () => ({
  default: (await import('#web/features/feeds/menu/feed-menu.tsx')).FeedMenu,
}));
const FolderMenu = lazy(async () => ({
  default: (await import('#web/features/feeds/menu/folder-menu.tsx')).FolderMenu,
}));
const FeedProblem = lazy(async () => ({
  default: (await import('#web/features/feeds/table/feed-problem.tsx')).FeedProblem,
}));

const SavedSearchMenu = lazy(async () => ({
  default: (await import('#web/features/search/saved-search-menu.tsx')).SavedSearchMenu,
}));

/**
 * What the pages of the reader show of feeds and folders: their menus, why a feed fails, the dialogs of all,
 * and how they are put in order. Deleting the one that is open leads back to the unread articles.
 */
export function useFeedSlots() {
  const navigate = useNavigate();
  // Only these: opening an article is no reason to draw the feeds anew.
  const feedId = useParams({ strict: false, select: (params) => params.feedId });
  const folderId = useParams({ strict: false, select: (params) => params.folderId });
  const { ask, dialog } = useFeedDialogs({
    onDeleted: (deleted) => {
      const isOpen =
        'folder' in deleted
          ? String(deleted.folder) === folderId
          : deleted.feeds.some((id) => String(id) === feedId);
      if (isOpen) void navigate({ to: '/$view', params: { view: 'unread' } });
    },
  });
  const onMove = useMove();
  const feedMenu = useCallback(
    (feed: Feed) => (
      <Suspense fallback={<Box w={32} h={32} />}>
        <FeedMenu feed={feed} ask={ask} />
      </Suspense>
    ),
    [ask],
  );
  const folderMenu = useCallback(
    (folder: Folder) => (
      <Suspense fallback={<Box w={32} h={32} />}>
        <FolderMenu folder={folder} ask={ask} />
      </Suspense>
    ),
    [ask],
  );
  const feedProblem = useCallback(
    (feed: Feed) => (
      <Suspense>
        <FeedProblem feed={feed} ask={ask} />
      </Suspense>
    ),
    [ask],
  );
  const searchMenu = useSearchMenu();
  const slots = useMemo(
    () => ({ feedMenu, folderMenu, feedProblem, onMove, searchMenu }),
    [feedMenu, folderMenu, feedProblem, onMove, searchMenu],
  );
  return { slots, dialog };
}

/** The menu of a saved search. Deleting the one that is open leads back to the unread articles. */
function useSearchMenu() {
  const navigate = useNavigate();
  const openId = useParams({ strict: false, select: (params) => params.searchId });
  return useCallback(
    (search: SavedSearch) => (
      <Suspense fallback={<Box w={32} h={32} />}>
        <SavedSearchMenu
          search={search}
          onDeleted={(id) => {
            if (String(id) === openId) void navigate({ to: '/$view', params: { view: 'unread' } });
          }}
        />
      </Suspense>
    ),
    [navigate, openId],
  );
}

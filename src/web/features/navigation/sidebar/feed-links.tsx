import { ActionIcon, VisuallyHidden } from '@mantine/core';
import { IconPlus, IconRefresh } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useRef } from 'react';
import type { Counts } from '#shared/article.ts';
import type { Feed } from '#shared/feed.ts';
import { useFeedDrag } from '#web/features/navigation/order/use-feed-drag.ts';
import { useLineKeys } from '#web/features/navigation/order/use-line-keys.ts';
import { FeedLine } from './feed-line.tsx';
import { FolderGroup } from './folder-group.tsx';
import { MissingFeeds } from './missing-feeds.tsx';
import classes from './sidebar.module.css';
import type { SidebarSlots } from './sidebar-slots.ts';
import { useCollapsedFolders } from './use-collapsed-folders.ts';
import { useFeedTree, useMissingFeeds } from './use-feed-tree.ts';
import { useRefreshAll } from './use-refresh-all.ts';

type FeedLinksProps = SidebarSlots & { counts: Counts | undefined };

/** Folders and feeds with their unread articles; they can be put in order here, by hand and by keyboard. */
export function FeedLinks({ counts, onAddFeed, ...slots }: FeedLinksProps) {
  const tree = useFeedTree();
  const askAgain = useMissingFeeds();
  // Only these: opening an article is no reason to draw the feeds anew.
  const feedId = useParams({ strict: false, select: (params) => params.feedId });
  const folderId = useParams({ strict: false, select: (params) => params.folderId });
  const [collapsed, setCollapsed] = useCollapsedFolders();
  const list = useRef<HTMLUListElement>(null);
  const drag = useFeedDrag({ list, tree, onMove: slots.onMove });
  const keys = useLineKeys({ list, tree, onMove: slots.onMove, onCollapse: setCollapsed });
  const line = (feed: Feed) => (
    <FeedLine
      key={feed.id}
      feed={feed}
      unread={counts?.unread_by_feed[feed.id] ?? 0}
      current={String(feed.id) === feedId}
      feedMenu={slots.feedMenu}
      feedProblem={slots.feedProblem}
    />
  );
  return (
    <>
      <Heading some={tree.folders.length + tree.loose.length > 0} onAddFeed={onAddFeed} />
      {askAgain && <MissingFeeds onRetry={askAgain} />}
      <ul
        ref={list}
        className={`${classes['list']} ${classes['feeds']}`}
        onPointerOver={drag.onPointerOver}
        onKeyDown={keys.onKeyDown}
      >
        {tree.folders.map(({ folder, feeds }) => (
          <FolderGroup
            key={folder.id}
            folder={folder}
            unread={counts?.unread_by_folder[folder.id] ?? 0}
            current={String(folder.id) === folderId}
            collapsed={collapsed.includes(folder.id)}
            onCollapse={setCollapsed}
            folderMenu={slots.folderMenu}
          >
            {feeds.length > 0 && <ul className={classes['list']}>{feeds.map(line)}</ul>}
          </FolderGroup>
        ))}
        {tree.loose.map(line)}
      </ul>
      <VisuallyHidden role="status">{keys.heard}</VisuallyHidden>
    </>
  );
}

function Heading({ some, onAddFeed }: { some: boolean; onAddFeed: () => void }) {
  const refresh = useRefreshAll();
  return (
    <div className={classes['headingLine']}>
      <h2 className={classes['heading']}>Feeds</h2>
      {some && (
        <ActionIcon
          aria-label="Refresh all feeds"
          title="Refresh all feeds (r)"
          loading={refresh.isPending}
          onClick={() => refresh.mutate()}
        >
          <IconRefresh size={16} stroke={1.75} />
        </ActionIcon>
      )}
      <ActionIcon aria-label="Add a feed" title="Add a feed" onClick={onAddFeed}>
        <IconPlus size={18} stroke={1.75} />
      </ActionIcon>
    </div>
  );
}

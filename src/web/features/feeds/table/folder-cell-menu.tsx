import { Menu } from '@mantine/core';
import { IconFolder, IconFolderOff, IconFolderPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { Feed } from '#shared/feed.ts';
import { foldersQuery } from '#web/api/folders.ts';
import { useChangeFeed } from '#web/features/feeds/changes/feed-mutations.ts';
import classes from '#web/features/feeds/feeds.module.css';
import { type MenuButton, OpeningMenu } from '#web/theme/opening-menu.tsx';

type FolderCellMenuProps = {
  feed: Feed;
  button: MenuButton;
  /** Asks for the name of one that is yet to be made. */
  onNewFolder: () => void;
};

/** Where the feed of a row can go. */
export function FolderCellMenu({ feed, button, onNewFolder }: FolderCellMenuProps) {
  const { data: folders = [] } = useQuery(foldersQuery());
  const change = useChangeFeed();
  const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  const move = (folderId: number | null) => {
    if (folderId !== feed.folder_id) change.mutate({ id: feed.id, change: { folder_id: folderId } });
  };
  return (
    <OpeningMenu button={button} position="bottom-start">
      <div className={classes['menuScroll']}>
        {folders.map(({ id, name }) => (
          <Menu.Item
            key={id}
            leftSection={<IconFolder {...icon} />}
            data-current={id === feed.folder_id || undefined}
            onClick={() => move(id)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<IconFolderOff {...icon} />} onClick={() => move(null)}>
          No folder
        </Menu.Item>
      </div>
      <Menu.Divider />
      <Menu.Item leftSection={<IconFolderPlus {...icon} />} onClick={onNewFolder}>
        New folder…
      </Menu.Item>
    </OpeningMenu>
  );
}

import { ActionIcon, Menu } from '@mantine/core';
import { IconChecks, IconDots, IconPencil, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Folder } from '#shared/folder.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { useMarkFeedsRead } from '#web/features/feeds/changes/folder-mutations.ts';
import classes from '#web/features/feeds/feeds.module.css';
import type { AskAboutFeed } from './feed-commands.ts';
import { MoveItems } from './move-items.tsx';

type FolderMenuProps = { folder: Folder; ask: AskAboutFeed };

/** What can be done with a folder, at its name. */
export function FolderMenu({ folder, ask }: FolderMenuProps) {
  const { data: feeds = [] } = useQuery(feedsQuery());
  const markRead = useMarkFeedsRead();
  const button = useRef<HTMLButtonElement>(null);
  const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  const inside = feeds.filter(({ folder_id: id }) => id === folder.id);
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon ref={button} aria-label={`Actions for the folder ${folder.name}`}>
          <IconDots size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconChecks {...icon} />}
          disabled={inside.length === 0}
          onClick={() => markRead.mutate({ feeds: inside, name: folder.name })}
        >
          Mark all read
        </Menu.Item>
        <Menu.Divider />
        <MoveItems line="folder" id={folder.id} />
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconPencil {...icon} />}
          onClick={() => ask({ kind: 'rename-folder', folder }, button.current)}
        >
          Rename…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash {...icon} />}
          className={classes['delete'] ?? ''}
          onClick={() => ask({ kind: 'delete-folder', folder }, button.current)}
        >
          Delete…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

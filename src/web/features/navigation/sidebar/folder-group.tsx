import { UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { Folder } from '#shared/folder.ts';
import { ListLink } from './list-link.tsx';
import classes from './sidebar.module.css';
import type { SidebarSlots } from './sidebar-slots.ts';

type FolderGroupProps = Pick<SidebarSlots, 'folderMenu'> & {
  folder: Folder;
  unread: number;
  current: boolean;
  collapsed: boolean;
  onCollapse: (id: number, collapsed: boolean) => void;
  /** Its feeds, while it is open. */
  children: ReactNode;
};

/** A folder: its list at a press on the name, its feeds at a press on the arrow. */
export function FolderGroup({ folder, unread, current, collapsed, onCollapse, ...slots }: FolderGroupProps) {
  const [approached, setApproached] = useState(false);
  return (
    <li className={classes['group']}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only learns that the pointer comes near. */}
      <div
        className={classes['item']}
        data-line="folder"
        data-id={folder.id}
        onPointerEnter={() => setApproached(true)}
        onFocus={() => setApproached(true)}
      >
        <UnstyledButton
          className={classes['toggle']}
          aria-expanded={!collapsed}
          aria-label={`Feeds in ${folder.name}`}
          title={collapsed ? 'Show its feeds' : 'Hide its feeds'}
          onClick={() => onCollapse(folder.id, !collapsed)}
        >
          <IconChevronRight size={16} stroke={1.75} aria-hidden="true" />
        </UnstyledButton>
        <ListLink place={{ folderId: folder.id }} current={current}>
          <span className={classes['name']} dir="auto" title={folder.name}>
            {folder.name}
          </span>
          {unread > 0 && <span className={classes['number']}>{unread.toLocaleString('en')}</span>}
        </ListLink>
        <span className={classes['end']}>
          {approached && <span className={classes['feedMenu']}>{slots.folderMenu(folder)}</span>}
        </span>
      </div>
      {!collapsed && slots.children}
    </li>
  );
}

import { ActionIcon } from '@mantine/core';
import { IconMenu2 } from '@tabler/icons-react';
import classes from './sidebar-button.module.css';

/** Opens the sidebar where there is no room for it to stand: on tablets. Phones have the bottom bar. */
export function SidebarButton({ onClick }: { onClick: () => void }) {
  return (
    <ActionIcon className={classes['button'] ?? ''} aria-label="Views and feeds" onClick={onClick}>
      <IconMenu2 size={18} stroke={1.75} />
    </ActionIcon>
  );
}

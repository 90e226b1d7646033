import { Drawer } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import classes from '#web/features/navigation/frame/panes.module.css';

type SidebarDrawerProps = { opened: boolean; onClose: () => void; children: ReactNode };

/** The sidebar over the page, where there is no room beside it. Going somewhere closes it. */
export function SidebarDrawer({ opened, onClose, children }: SidebarDrawerProps) {
  const { href } = useLocation();
  const shownAt = useRef(href);
  useEffect(() => {
    if (shownAt.current === href) return;
    shownAt.current = href;
    onClose();
  }, [href, onClose]);
  return (
    <Drawer.Root opened={opened} onClose={onClose} size={300} padding={0}>
      <Drawer.Overlay />
      <Drawer.Content aria-label="Views and feeds">
        <Drawer.Body className={classes['drawerBody'] ?? ''}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}

import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useRef } from 'react';
import type { Feed } from '#shared/feed.ts';
import { useIsRefreshing } from '#web/features/feeds/changes/feed-mutations.ts';
import type { AskAboutFeed } from './feed-commands.ts';
import { FeedMenuItems } from './feed-menu-items.tsx';

type FeedMenuProps = { feed: Feed; ask: AskAboutFeed };

/** The button of a feed's menu beside the feed's name. */
export function FeedMenu({ feed, ask }: FeedMenuProps) {
  const refreshing = useIsRefreshing(feed.id);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon ref={button} aria-label={`Actions for ${feed.title}`} loading={refreshing}>
          <IconDots size={18} stroke={1.75} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <FeedMenuItems feed={feed} ask={ask} findButton={() => button.current} />
      </Menu.Dropdown>
    </Menu>
  );
}

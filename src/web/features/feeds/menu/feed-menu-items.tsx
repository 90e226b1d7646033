import { Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import {
  IconAdjustmentsHorizontal,
  IconChecks,
  IconCopy,
  IconFolderSymlink,
  IconList,
  IconPencil,
  IconPlayerPause,
  IconPlayerPlay,
  IconRefresh,
  IconTrash,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { Feed } from '#shared/feed.ts';
import { useChangeFeed, useRefreshFeed } from '#web/features/feeds/changes/feed-mutations.ts';
import { useMarkFeedsRead } from '#web/features/feeds/changes/folder-mutations.ts';
import classes from '#web/features/feeds/feeds.module.css';
import { copyText } from './copy-text.ts';
import type { AskAboutFeed } from './feed-commands.ts';
import { MoveItems } from './move-items.tsx';
import { MuteItems } from './mute-items.tsx';

type FeedMenuItemsProps = {
  feed: Feed;
  ask: AskAboutFeed;
  /** The menu's button, which takes the focus back after a dialog. */
  findButton: () => HTMLElement | null;
  /** There its list of articles has to be offered, and the order is not the owner’s. */
  inTable?: boolean;
};

/** What can be done with one feed. */
export function FeedMenuItems({ feed, ask, findButton, inTable = false }: FeedMenuItemsProps) {
  const refresh = useRefreshFeed();
  const change = useChangeFeed();
  const markRead = useMarkFeedsRead();
  const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  const paused = feed.paused !== null;
  return (
    <>
      {inTable && (
        <Menu.Item
          leftSection={<IconList {...icon} />}
          renderRoot={(props) => <Link {...props} to="/feeds/$feedId" params={{ feedId: String(feed.id) }} />}
        >
          Open
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => refresh.mutate(feed)}>
        Refresh now
      </Menu.Item>
      <Menu.Item
        leftSection={<IconChecks {...icon} />}
        onClick={() => markRead.mutate({ feeds: [feed], name: feed.title })}
      >
        Mark all read
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconFolderSymlink {...icon} />}
        onClick={() => ask({ kind: 'move', feeds: [feed] }, findButton())}
      >
        Move to folder…
      </Menu.Item>
      {!inTable && <MoveItems line="feed" id={feed.id} />}
      <Menu.Divider />
      <MuteItems feed={feed} onMute={(muted) => change.mutate({ id: feed.id, change: { muted } })} />
      <Menu.Item
        leftSection={paused ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />}
        onClick={() => change.mutate({ id: feed.id, change: { paused: !paused } })}
      >
        {paused ? 'Resume' : 'Pause'}
      </Menu.Item>
      <Menu.CheckboxItem
        closeMenuOnClick
        classNames={{ itemIndicator: classes['check'] ?? '' }}
        checked={feed.never_judge}
        onChange={(neverJudge) => change.mutate({ id: feed.id, change: { never_judge: neverJudge } })}
      >
        Never judge
      </Menu.CheckboxItem>
      <Menu.Divider />
      <SettingItems feed={feed} ask={ask} findButton={findButton} />
    </>
  );
}

/** What the feed is called, how it is fetched, and its end. */
function SettingItems({ feed, ask, findButton }: Omit<FeedMenuItemsProps, 'inTable'>) {
  const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <>
      <Menu.Item
        leftSection={<IconAdjustmentsHorizontal {...icon} />}
        onClick={() => ask({ kind: 'options', feed }, findButton())}
      >
        Options…
      </Menu.Item>
      <Menu.Item
        leftSection={<IconPencil {...icon} />}
        onClick={() => ask({ kind: 'rename', feed }, findButton())}
      >
        Rename…
      </Menu.Item>
      <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void copyAddress(feed)}>
        Copy address
      </Menu.Item>
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconTrash {...icon} />}
        className={classes['delete'] ?? ''}
        onClick={() => ask({ kind: 'delete', feeds: [feed] }, findButton())}
      >
        Delete…
      </Menu.Item>
    </>
  );
}

async function copyAddress(feed: Feed): Promise<void> {
  const copied = await copyText(feed.url);
  notifications.show(
    copied
      ? { title: 'Address copied', message: feed.url }
      : {
          title: 'The browser does not allow copying here. The address is:',
          message: feed.url,
          autoClose: false,
        },
  );
}

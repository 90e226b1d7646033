import { ActionIcon, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCopy, IconDots, IconPencil, IconRefresh, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Feed } from '#shared/feed.ts';
import { copyText } from './copy-text.ts';
import { useNeverJudge, useRefreshFeed } from './feed-mutations.ts';
import classes from './feeds.module.css';

const DeleteFeedDialog = lazy(async () => ({
  default: (await import('./delete-feed-dialog.tsx')).DeleteFeedDialog,
}));
const RenameFeedDialog = lazy(async () => ({
  default: (await import('./rename-feed-dialog.tsx')).RenameFeedDialog,
}));

type FeedMenuProps = {
  feed: Feed;
  /** Called after the feed is gone, for a page that shows it. */
  onDeleted?: () => void;
};

type Dialog = { kind: 'rename' | 'delete'; opened: boolean };

/** What can be done with one feed. */
export function FeedMenu({ feed, onDeleted }: FeedMenuProps) {
  // Null until one is asked for: a sidebar holds hundreds of these menus.
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const refresh = useRefreshFeed();
  const setNeverJudge = useNeverJudge();
  const button = useRef<HTMLButtonElement>(null);
  const open = (kind: Dialog['kind']) => setDialog({ kind, opened: true });
  const close = () => setDialog((now) => now && { ...now, opened: false });
  const forget = () => {
    setDialog(null);
    // The item that opened the dialog is gone by now, so the focus goes back to the menu's button.
    button.current?.focus();
  };
  const icon = { size: 18, stroke: 1.75, 'aria-hidden': true } as const;
  return (
    <>
      <Menu withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <ActionIcon ref={button} aria-label={`Actions for ${feed.title}`} loading={refresh.isPending}>
            <IconDots {...icon} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={() => refresh.mutate(feed)}>
            Refresh now
          </Menu.Item>
          <Menu.Item leftSection={<IconPencil {...icon} />} onClick={() => open('rename')}>
            Rename…
          </Menu.Item>
          <Menu.CheckboxItem
            closeMenuOnClick
            classNames={{ itemIndicator: classes['check'] ?? '' }}
            checked={feed.never_judge}
            onChange={(neverJudge) => setNeverJudge.mutate({ id: feed.id, neverJudge })}
          >
            Never judge
          </Menu.CheckboxItem>
          <Menu.Item leftSection={<IconCopy {...icon} />} onClick={() => void copyAddress(feed)}>
            Copy address
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconTrash {...icon} />}
            className={classes['delete'] ?? ''}
            onClick={() => open('delete')}
          >
            Delete…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Suspense>
        {dialog?.kind === 'rename' && (
          <RenameFeedDialog feed={feed} opened={dialog.opened} onClose={close} onClosed={forget} />
        )}
        {dialog?.kind === 'delete' && (
          <DeleteFeedDialog
            feed={feed}
            opened={dialog.opened}
            onClose={close}
            onClosed={forget}
            onDeleted={() => onDeleted?.()}
          />
        )}
      </Suspense>
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

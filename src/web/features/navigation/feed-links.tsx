import { ActionIcon } from '@mantine/core';
import { IconAlertTriangle, IconPlus, IconRefresh } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Counts } from '#shared/article.ts';
import type { Feed } from '#shared/feed.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { FeedIcon } from '#web/theme/feed-icon.tsx';
import { ListLink } from './list-link.tsx';
import classes from './sidebar.module.css';
import { useRefreshAll } from './use-refresh-all.ts';

type FeedLinksProps = {
  counts: Counts | undefined;
  onAddFeed: () => void;
  feedMenu: (feed: Feed) => ReactNode;
};

/** The feeds with their unread articles, or the mark that one is failing. */
export function FeedLinks({ counts, onAddFeed, feedMenu }: FeedLinksProps) {
  const { data: feeds = [] } = useQuery(feedsQuery());
  const { feedId } = useParams({ strict: false });
  const refresh = useRefreshAll();
  return (
    <>
      <div className={classes['headingLine']}>
        <h2 className={classes['heading']}>Feeds</h2>
        {feeds.length > 0 && (
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
      <ul className={classes['list']}>
        {feeds.map((feed) => (
          <FeedLine
            key={feed.id}
            feed={feed}
            unread={counts?.unread_by_feed[feed.id] ?? 0}
            current={String(feed.id) === feedId}
            feedMenu={feedMenu}
          />
        ))}
      </ul>
    </>
  );
}

type FeedLineProps = Pick<FeedLinksProps, 'feedMenu'> & { feed: Feed; unread: number; current: boolean };

/** One feed. Its menu is there once the line has been under the pointer or held the focus. */
function FeedLine({ feed, unread, current, feedMenu }: FeedLineProps) {
  const [approached, setApproached] = useState(false);
  return (
    <li
      className={classes['item']}
      onPointerEnter={() => setApproached(true)}
      onFocus={() => setApproached(true)}
    >
      <ListLink place={{ feedId: feed.id }} current={current}>
        <FeedIcon title={feed.title} />
        <span className={classes['name']} title={feed.title}>
          {feed.title}
        </span>
        <FeedState feed={feed} unread={unread} />
      </ListLink>
      {approached && <span className={classes['feedMenu']}>{feedMenu(feed)}</span>}
    </li>
  );
}

function FeedState({ feed, unread }: { feed: Feed; unread: number }) {
  if (feed.failure) {
    return (
      <span className={classes['failing']} title={feed.failure.text}>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
        Failing
      </span>
    );
  }
  if (unread === 0) return null;
  return <span className={classes['number']}>{unread.toLocaleString('en')}</span>;
}

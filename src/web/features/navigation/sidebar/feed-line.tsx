import { VisuallyHidden } from '@mantine/core';
import { IconBellOff } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { Feed } from '#shared/feed.ts';
import { FeedIcon } from '#web/theme/feed-icon.tsx';
import { stateOf, stateWords } from './feed-state.ts';
import { FeedStateButton } from './feed-state-button.tsx';
import { ListLink } from './list-link.tsx';
import classes from './sidebar.module.css';
import type { SidebarSlots } from './sidebar-slots.ts';

type FeedLineProps = Pick<SidebarSlots, 'feedMenu' | 'feedProblem'> & {
  feed: Feed;
  unread: number;
  current: boolean;
};

/** One feed. Its menu is there once the line has been under the pointer or held the focus. */
export const FeedLine = memo(function FeedLine(props: FeedLineProps) {
  const { feed, unread, current, feedMenu, feedProblem } = props;
  const [approached, setApproached] = useState(false);
  const state = stateOf(feed);
  return (
    <li
      className={classes['item']}
      data-line="feed"
      data-id={feed.id}
      data-state={state ?? undefined}
      data-muted={feed.muted || undefined}
      onPointerEnter={() => setApproached(true)}
      onFocus={() => setApproached(true)}
    >
      <ListLink place={{ feedId: feed.id }} current={current}>
        <FeedIcon title={feed.title} icon={feed.icon} />
        <span className={classes['name']} dir="auto" title={feed.title}>
          {feed.title}
        </span>
        {feed.muted && <MuteSign />}
        {state && <VisuallyHidden component="span">{stateWords[state]}</VisuallyHidden>}
        {state !== 'failing' && state !== 'gone' && unread > 0 && (
          <span className={classes['number']}>{unread.toLocaleString('en')}</span>
        )}
      </ListLink>
      <span className={classes['end']}>
        {approached && <span className={classes['feedMenu']}>{feedMenu(feed)}</span>}
        {state && <FeedStateButton feed={feed} state={state} feedProblem={feedProblem} />}
      </span>
    </li>
  );
});

function MuteSign() {
  return (
    <>
      <IconBellOff size={14} stroke={1.75} aria-hidden="true" />
      <VisuallyHidden component="span">Muted</VisuallyHidden>
    </>
  );
}

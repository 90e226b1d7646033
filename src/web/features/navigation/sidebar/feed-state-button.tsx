import { UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Feed } from '#shared/feed.ts';
import { type FeedState, stateWords } from './feed-state.ts';
import classes from './sidebar.module.css';

const FeedStatePopover = lazy(async () => ({
  default: (await import('./feed-state-popover.tsx')).FeedStatePopover,
}));

type FeedStateButtonProps = {
  feed: Feed;
  state: FeedState;
  /** Why, what to do, and when it is tried again. */
  feedProblem: (feed: Feed) => ReactNode;
};

/** The mark at the end of a feed's line. Pressed, it tells why, also by keyboard and by touch. */
export function FeedStateButton({ feed, state, feedProblem }: FeedStateButtonProps) {
  const [wanted, setWanted] = useState(false);
  const Icon = state === 'paused' ? IconPlayerPause : IconAlertTriangle;
  const button = (
    <UnstyledButton
      className={classes['state']}
      data-state={state}
      data-feed-state={feed.id}
      aria-haspopup="dialog"
      aria-label={`${stateWords[state]}: why, and what to do about ${feed.title}`}
      title={feed.failure?.text ?? stateWords[state]}
      onClick={() => setWanted(true)}
    >
      <Icon size={16} stroke={1.75} aria-hidden="true" />
      {state !== 'paused' && <span aria-hidden="true">{stateWords[state]}</span>}
    </UnstyledButton>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <FeedStatePopover button={button}>{feedProblem(feed)}</FeedStatePopover>
    </Suspense>
  );
}

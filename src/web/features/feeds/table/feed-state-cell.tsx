import { Popover, UnstyledButton } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react';
import { useState } from 'react';
import type { Feed } from '#shared/feed.ts';
import type { AskAboutFeed } from '#web/features/feeds/menu/feed-commands.ts';
import { FeedProblem } from './feed-problem.tsx';
import classes from './feed-table-row.module.css';
import { describeState } from './problem-words.ts';

type FeedStateCellProps = { feed: Feed; now: number; tabIndex: number; ask: AskAboutFeed };

/** What is the matter in two short lines; pressed, at length and with what can be done. */
export function FeedStateCell({ feed, now, tabIndex, ask }: FeedStateCellProps) {
  const [opened, setOpened] = useState(false);
  const state = describeState(feed, now);
  if (!state) return <span className={classes['none']}>None</span>;
  const Icon = state.tone === 'still' ? IconPlayerPause : IconAlertTriangle;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={classes['state']}
          data-tone={state.tone}
          data-feed-state={feed.id}
          tabIndex={tabIndex}
          title={feed.failure?.text}
          onClick={() => setOpened((before) => !before)}
        >
          <Icon size={18} stroke={1.75} aria-hidden />
          <span className={classes['stateText']}>
            <span className={classes['clip']}>{state.title}</span>
            <span className={classes['small']}>{state.next}</span>
          </span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes['why'] ?? ''}>
        <FeedProblem
          feed={feed}
          ask={(question, from) => {
            setOpened(false);
            ask(question, from);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

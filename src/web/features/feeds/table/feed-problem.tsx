import { Button } from '@mantine/core';
import { IconAlertTriangle, IconPlayerPause } from '@tabler/icons-react';
import type { Feed } from '#shared/feed.ts';
import {
  useChangeFeed,
  useIsRefreshing,
  useRefreshFeed,
} from '#web/features/feeds/changes/feed-mutations.ts';
import type { AskAboutFeed } from '#web/features/feeds/menu/feed-commands.ts';
import { useNow } from '#web/lists/use-now.ts';
import classes from './feed-problem.module.css';
import { explainState } from './problem-words.ts';

type FeedProblemProps = {
  feed: Feed;
  /** Opens the options, where address and login are. `from` is the button pressed. */
  ask: AskAboutFeed;
};

/** Why a feed cannot be refreshed or rests, what to do, and when it is tried again. Nothing while it is well. */
export function FeedProblem({ feed, ask }: FeedProblemProps) {
  const now = useNow();
  const refresh = useRefreshFeed();
  const refreshing = useIsRefreshing(feed.id);
  const change = useChangeFeed();
  const words = explainState(feed, now);
  if (!words) return null;
  const still = feed.paused === 'owner';
  const Icon = still ? IconPlayerPause : IconAlertTriangle;
  return (
    <section
      className={classes['problem']}
      data-tone={still ? 'still' : 'warn'}
      aria-label={still ? `State of ${feed.title}` : `Problem with ${feed.title}`}
    >
      <div className={classes['words']}>
        <Icon size={16} stroke={1.75} aria-hidden />
        <div>
          <p className={classes['cause']}>{words.text}</p>
          {words.hint && <p>{words.hint}</p>}
          {words.next && <p className={classes['next']}>{words.next}</p>}
        </div>
      </div>
      <div className={classes['ways']}>
        <Button
          size="xs"
          variant="default"
          onClick={(event) => ask({ kind: 'options', feed }, event.currentTarget)}
        >
          Options…
        </Button>
        {still ? (
          <Button
            size="xs"
            variant="default"
            loading={change.isPending}
            onClick={() => change.mutate({ id: feed.id, change: { paused: false } })}
          >
            Resume
          </Button>
        ) : (
          <Button size="xs" variant="default" loading={refreshing} onClick={() => refresh.mutate(feed)}>
            Try now
          </Button>
        )}
      </div>
    </section>
  );
}

import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { Feed } from '#shared/feed.ts';
import { useRefreshFeed } from './feed-mutations.ts';
import classes from './feed-problem.module.css';
import { describeNextTry } from './time-until.ts';
import { useNow } from './use-now.ts';

type FeedProblemProps = { feed: Feed };

/** Why a feed cannot be refreshed, what to do, and when it is tried again. Nothing while it is well. */
export function FeedProblem({ feed }: FeedProblemProps) {
  const now = useNow();
  const refresh = useRefreshFeed();
  if (!feed.failure) return null;
  const { text, hint, next_try_at } = feed.failure;
  return (
    <section className={classes['problem']} aria-label={`Problem with ${feed.title}`}>
      <div className={classes['words']}>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
        <div>
          <p className={classes['cause']}>{text}</p>
          {hint && <p>{hint}</p>}
          <p className={classes['next']}>{describeNextTry(next_try_at, now)}</p>
        </div>
      </div>
      <Button size="xs" variant="default" loading={refresh.isPending} onClick={() => refresh.mutate(feed)}>
        Try now
      </Button>
    </section>
  );
}

import { Button, UnstyledButton } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { FeedCandidate } from '#shared/discovery.ts';
import { countOf } from '#web/features/feeds/changes/feed-words.ts';
import feedsClasses from '#web/features/feeds/feeds.module.css';
import classes from './add-feed.module.css';
import { describeAddedFeeds } from './discovery-words.ts';
import { FailureText } from './failure-text.tsx';
import type { Added } from './use-adding.ts';

type AddedFeedsProps = {
  added: Added;
  /** What else was found and not asked about. */
  others: FeedCandidate[];
  onShowOthers: () => void;
  onAnother: () => void;
  /** Null where the feed is not to be opened from here. */
  onOpen: ((feedId: number) => void) | null;
  onClose: () => void;
};

/** What was added, with the way there and back to the field. */
export function AddedFeeds({ added, others, onShowOthers, onAnother, onOpen, onClose }: AddedFeedsProps) {
  const { feeds, failed } = added;
  const [only] = feeds;
  return (
    <div className={feedsClasses['form']}>
      {feeds.length > 0 && (
        <p className={classes['added']} role="status">
          <IconCircleCheck size={20} stroke={1.75} aria-hidden />
          {describeAddedFeeds(feeds)}
        </p>
      )}
      {feeds.length > 1 && (
        <ul className={classes['addedList']}>
          {feeds.map(({ id, title, article_count: count }) => (
            <li key={id}>
              <Link
                to="/feeds/$feedId"
                params={{ feedId: String(id) }}
                className={classes['link']}
                onClick={onClose}
              >
                {title}
              </Link>
              <span className={classes['facts']}>{countOf(count, 'article')}</span>
            </li>
          ))}
        </ul>
      )}
      {failed.map(({ candidate, error }) => (
        <NotAdded key={candidate.url} title={candidate.title} error={error} />
      ))}
      {others.length > 0 && (
        <p className={classes['instead']}>
          This site also has{' '}
          <UnstyledButton className={classes['link']} onClick={onShowOthers}>
            {others.length === 1 ? 'a feed of comments' : `${others.length} feeds of comments`}
          </UnstyledButton>
          .
        </p>
      )}
      <div className={feedsClasses['actions']}>
        <Button variant="default" onClick={onAnother}>
          Add another
        </Button>
        {feeds.length === 1 && only && onOpen ? (
          <Button autoFocus onClick={() => onOpen(only.id)}>
            Open
          </Button>
        ) : (
          <Button autoFocus onClick={onClose}>
            Done
          </Button>
        )}
      </div>
    </div>
  );
}

function NotAdded({ title, error }: { title: string; error: unknown }) {
  const id = useId();
  return (
    <div>
      <p className={classes['notAdded']}>{title} was not added.</p>
      <FailureText id={id} error={error} />
    </div>
  );
}

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Feed } from '#shared/feed.ts';
import { starredCountQuery } from '#web/api/articles.ts';
import { countOf, describeLoss } from './feed-words.ts';
import classes from './feeds.module.css';
import { useDeleteFeeds } from './many-feeds-mutations.ts';

type DeleteFeedsFormProps = { feeds: Feed[]; onClose: () => void; onDeleted: () => void };

/** Asks before feeds are deleted, saying what goes with them. */
export function DeleteFeedsForm({ feeds, onClose, onDeleted }: DeleteFeedsFormProps) {
  const remove = useDeleteFeeds(onDeleted);
  const [only] = feeds;
  const { data: starred } = useQuery({
    ...starredCountQuery(only?.id ?? 0),
    enabled: feeds.length === 1,
  });
  return (
    <div className={classes['form']}>
      <p className={classes['text']}>{describeLoss(feeds, starred)}</p>
      <p className={classes['text']} role="status" hidden={remove.done === 0}>
        {remove.done > 0 &&
          `${remove.done.toLocaleString('en')} of ${countOf(feeds.length, 'feed')} deleted.`}
      </p>
      <div className={classes['actions']}>
        <Button variant="default" data-autofocus onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="default"
          classNames={{ label: classes['delete'] ?? '' }}
          loading={remove.isPending}
          onClick={() => remove.mutate(feeds)}
        >
          {feeds.length === 1 ? 'Delete feed' : `Delete ${countOf(feeds.length, 'feed')}`}
        </Button>
      </div>
    </div>
  );
}

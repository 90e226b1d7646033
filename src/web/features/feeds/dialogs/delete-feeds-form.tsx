import { useQuery } from '@tanstack/react-query';
import type { Feed } from '#shared/feed.ts';
import { starredCountQuery } from '#web/api/articles.ts';
import { countOf, describeLoss } from '#web/features/feeds/changes/feed-words.ts';
import { useDeleteFeeds } from '#web/features/feeds/changes/many-feeds-mutations.ts';
import { DeleteQuestion } from '#web/forms/delete-question.tsx';
import classes from '#web/forms/dialog-form.module.css';

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
    <DeleteQuestion
      loss={describeLoss(feeds, starred)}
      label={feeds.length === 1 ? 'Delete feed' : `Delete ${countOf(feeds.length, 'feed')}`}
      busy={remove.isPending}
      onDelete={() => remove.mutate(feeds)}
      onClose={onClose}
    >
      <p className={classes['text']} role="status" hidden={remove.done === 0}>
        {remove.done > 0 &&
          `${remove.done.toLocaleString('en')} of ${countOf(feeds.length, 'feed')} deleted.`}
      </p>
    </DeleteQuestion>
  );
}

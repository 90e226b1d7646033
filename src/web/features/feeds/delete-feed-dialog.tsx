import { Button, Modal } from '@mantine/core';
import type { Feed } from '#shared/feed.ts';
import { useDeleteFeed } from './feed-mutations.ts';
import { describeLoss } from './feed-words.ts';
import classes from './feeds.module.css';

type DeleteFeedDialogProps = {
  feed: Feed;
  opened: boolean;
  onClose: () => void;
  /** Called when it is out of sight: the place for giving the focus back. */
  onClosed: () => void;
  onDeleted: () => void;
};

/** Asks before a feed is deleted, saying what goes with it. */
export function DeleteFeedDialog({ feed, opened, onClose, onClosed, onDeleted }: DeleteFeedDialogProps) {
  const remove = useDeleteFeed(() => {
    onClose();
    onDeleted();
  });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      returnFocus={false}
      title={`Delete ${feed.title}?`}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div className={classes['form']}>
        <p className={classes['text']}>{describeLoss(feed.article_count)}</p>
        <div className={classes['actions']}>
          <Button variant="default" data-autofocus onClick={onClose}>
            Cancel
          </Button>
          <Button
            variant="default"
            classNames={{ label: classes['delete'] ?? '' }}
            loading={remove.isPending}
            onClick={() => remove.mutate(feed)}
          >
            Delete feed
          </Button>
        </div>
      </div>
    </Modal>
  );
}

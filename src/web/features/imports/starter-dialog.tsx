import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import { Button, Checkbox, Modal, Skeleton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { StarterSet } from '#shared/feed-import.ts';
import { describeError } from '#web/api/api-error.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { starterSetQuery } from '#web/api/imports.ts';
import { DialogFoot } from '#web/forms/dialog-foot.tsx';
import { useImportFeeds } from './import-mutations.ts';
import { feedsWord } from './import-words.ts';
import { importOf } from './starter-choice.ts';
import classes from './starter-dialog.module.css';
import { StarterTopic } from './starter-topic.tsx';

type StarterDialogProps = {
  opened: boolean;
  onClose: () => void;
  /** Called when it is out of sight: the place for giving the focus back. */
  onClosed: () => void;
};

/**
 * Good public feeds by topic, of which any number are added at once. It closes when that is under way: a panel
 * or a note tells of it from then on.
 */
export function StarterDialog({ opened, onClose, onClosed }: StarterDialogProps) {
  const onPhone = useMediaQuery('(max-width: 759px)', undefined, { getInitialValueInEffect: false });
  const { data: starterSet, error, refetch } = useQuery(starterSetQuery());
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      onExitTransitionEnd={onClosed}
      size={720}
      fullScreen={onPhone}
      title="Starter set"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {starterSet ? (
        <StarterForm starterSet={starterSet} onClose={onClose} />
      ) : error ? (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <div aria-busy="true">
          {[80, 64, 72, 56].map((width) => (
            <Skeleton key={width} height={20} width={`${width}%`} mb={16} />
          ))}
        </div>
      )}
    </Modal>
  );
}

type StarterFormProps = { starterSet: StarterSet; onClose: () => void };

function StarterForm({ starterSet, onClose }: StarterFormProps) {
  const { data: feeds = [] } = useQuery(feedsQuery());
  const known = new Set(feeds.map(({ url }) => url));
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [byTopic, setByTopic] = useState(true);
  const begin = useImportFeeds(onClose);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (picked.size > 0 && !begin.isPending) begin.mutate(importOf(starterSet, picked, byTopic));
  };
  return (
    <form onSubmit={submit}>
      <p className={classes['text']}>
        Good feeds to begin with. Tick more than you can read: the best of it comes to the top.
      </p>
      <div className={classes['topics']}>
        {starterSet.topics.map((topic, index) => (
          <StarterTopic
            key={topic.name}
            topic={topic}
            known={known}
            picked={picked}
            first={index === 0}
            onPick={setPicked}
          />
        ))}
      </div>
      <DialogFoot sticky>
        {begin.isError && (
          <p className={classes['failure']} role="alert">
            {wordsOf(begin.error)}
          </p>
        )}
        <Checkbox
          size="xs"
          className={classes['byTopic'] ?? ''}
          label="A folder for each topic"
          checked={byTopic}
          onChange={(event) => setByTopic(event.currentTarget.checked)}
        />
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={picked.size === 0} loading={begin.isPending}>
          {picked.size === 0 ? 'Add feeds' : `Add ${feedsWord(picked.size)}`}
        </Button>
      </DialogFoot>
    </form>
  );
}

function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <div role="alert">
      <p className={classes['text']}>{wordsOf(error)}</p>
      <Button variant="default" onClick={onRetry}>
        Try again
      </Button>
    </div>
  );
}

function wordsOf(error: unknown): string {
  const { message, hint } = describeError(error);
  return [message, hint].filter(Boolean).join(' ');
}

import { Button, Modal, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { FailureText } from './failure-text.tsx';
import { useAddFeed } from './feed-mutations.ts';
import classes from './feeds.module.css';

type AddFeedDialogProps = {
  opened: boolean;
  onClose: () => void;
  /** Called once the feed and its first articles are stored. */
  onAdded: (feedId: number) => void;
};

/** Asks for an address and adds the feed there. A refused address stays in the field, with the reason. */
export function AddFeedDialog({ opened, onClose, onAdded }: AddFeedDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Add a feed" closeButtonProps={{ 'aria-label': 'Close' }}>
      <AddFeedForm
        onClose={onClose}
        onAdded={(feedId) => {
          onClose();
          onAdded(feedId);
        }}
      />
    </Modal>
  );
}

type AddFeedFormProps = Pick<AddFeedDialogProps, 'onClose' | 'onAdded'>;

function AddFeedForm({ onClose, onAdded }: AddFeedFormProps) {
  const [url, setUrl] = useState('');
  const failureId = useId();
  const shown = useRef(true);
  const add = useAddFeed({ isShown: () => shown.current });

  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const address = url.trim();
    if (address === '' || add.isPending) return;
    add.mutate(address, { onSuccess: (feed) => onAdded(feed.id) });
  };

  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput
        label="Address of the feed"
        placeholder="https://example.org/feed.xml"
        type="text"
        inputMode="url"
        autoCapitalize="off"
        autoCorrect="off"
        spellCheck={false}
        autoComplete="off"
        data-autofocus
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
        readOnly={add.isPending}
        error={add.isError}
        aria-describedby={add.isError ? failureId : undefined}
        classNames={{ input: classes['input'] ?? '' }}
      />
      {add.isError && <FailureText id={failureId} error={add.error} />}
      <div className={classes['actions']}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={url.trim() === ''} loading={add.isPending}>
          Add feed
        </Button>
      </div>
    </form>
  );
}

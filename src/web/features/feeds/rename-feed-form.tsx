import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Feed } from '#shared/feed.ts';
import { useChangeFeed } from './feed-mutations.ts';
import classes from './feeds.module.css';

type RenameFeedFormProps = { feed: Feed; onClose: () => void };

/** Gives a feed the owner's name, or its own again when the field is left empty. */
export function RenameFeedForm({ feed, onClose }: RenameFeedFormProps) {
  const [name, setName] = useState(feed.custom_title ?? feed.title);
  const rename = useChangeFeed();
  const customTitle = name.trim() === '' ? null : name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rename.isPending) return;
    // Nothing typed: the feed's own name must not become the owner's.
    if (customTitle === feed.custom_title || customTitle === feed.title) onClose();
    else rename.mutate({ id: feed.id, change: { custom_title: customTitle } }, { onSuccess: onClose });
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput
        label="Name"
        description="Leave it empty for the feed’s own name."
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={200}
        data-autofocus
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        classNames={{ input: classes['input'] ?? '' }}
      />
      <div className={classes['actions']}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={rename.isPending}>
          Rename
        </Button>
      </div>
    </form>
  );
}

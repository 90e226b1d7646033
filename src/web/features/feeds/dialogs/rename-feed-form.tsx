import { type FormEvent, useState } from 'react';
import type { Feed } from '#shared/feed.ts';
import { useChangeFeed } from '#web/features/feeds/changes/feed-mutations.ts';
import classes from '#web/forms/dialog-form.module.css';
import { FormActions } from '#web/forms/form-actions.tsx';
import { NameField } from '#web/forms/name-field.tsx';

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
      <NameField
        name={name}
        onChange={setName}
        description="Leave it empty for the feed’s own name."
        maxLength={200}
      />
      <FormActions label="Rename" busy={rename.isPending} onClose={onClose} />
    </form>
  );
}

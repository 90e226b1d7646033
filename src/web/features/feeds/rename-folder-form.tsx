import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import type { Folder } from '#shared/folder.ts';
import classes from './feeds.module.css';
import { useRenameFolder } from './folder-mutations.ts';
import { refusalText } from './options-draft.ts';

type RenameFolderFormProps = { folder: Folder; onClose: () => void };

/** Gives a folder another name. */
export function RenameFolderForm({ folder, onClose }: RenameFolderFormProps) {
  const [name, setName] = useState(folder.name);
  const rename = useRenameFolder();
  const wanted = name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rename.isPending || wanted === '') return;
    if (wanted === folder.name) onClose();
    else rename.mutate({ id: folder.id, name: wanted }, { onSuccess: onClose });
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput
        label="Name"
        maxLength={100}
        data-autofocus
        value={name}
        error={rename.isError && refusalText(rename.error)}
        onChange={(event) => {
          setName(event.currentTarget.value);
          rename.reset();
        }}
        onFocus={(event) => event.currentTarget.select()}
        classNames={{ input: classes['input'] ?? '' }}
      />
      <div className={classes['actions']}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={wanted === ''} loading={rename.isPending}>
          Rename
        </Button>
      </div>
    </form>
  );
}

import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { MAX_SEARCH_NAME } from '#shared/limits.ts';
import type { SavedSearch } from '#shared/search.ts';
import classes from './search.module.css';
import { useChangeSearch } from './search-mutations.ts';
import { refusalWords } from './search-words.ts';

/** Gives a saved search another name. */
export function RenameSearchForm({ search, onClose }: { search: SavedSearch; onClose: () => void }) {
  const [name, setName] = useState(search.name);
  const change = useChangeSearch();
  const wanted = name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending || wanted === '') return;
    if (wanted === search.name) onClose();
    else change.mutate({ id: search.id, name: wanted }, { onSuccess: onClose });
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput
        label="Name"
        maxLength={MAX_SEARCH_NAME}
        data-autofocus
        value={name}
        error={change.isError && refusalWords(change.error)}
        onChange={(event) => {
          setName(event.currentTarget.value);
          change.reset();
        }}
        onFocus={(event) => event.currentTarget.select()}
        classNames={{ input: classes['input'] ?? '' }}
      />
      <div className={classes['actions']}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" disabled={wanted === ''} loading={change.isPending}>
          Rename
        </Button>
      </div>
    </form>
  );
}

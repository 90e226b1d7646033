import { Button, Popover, TextInput } from '@mantine/core';
import { IconBookmarkPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { MAX_SEARCH_NAME } from '#shared/limits.ts';
import type { ChosenSort, View } from '#shared/page.ts';
import type { SavedSearch } from '#shared/search.ts';
import { savedSearchesQuery } from '#web/api/searches.ts';
import { addressOfSavedSearch } from '#web/lists/saved-search-address.ts';
import classes from './search.module.css';
import { useChangeSearch, useSaveSearch } from './search-mutations.ts';
import { firstName, refusalWords } from './search-words.ts';

type SaveSearchProps = { query: string; view: View | null; sort: ChosenSort | null };

/** Keeps the search as a view, under a name. */
export function SaveSearch(props: SaveSearchProps) {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus width={300}>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          aria-label="Save search"
          className={classes['save'] ?? ''}
          classNames={{ label: classes['saveLabel'] ?? '' }}
          leftSection={<IconBookmarkPlus size={16} stroke={1.75} aria-hidden />}
          disabled={props.query.trim() === ''}
          onClick={() => setOpened((before) => !before)}
        >
          Save
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <SaveForm {...props} onDone={() => setOpened(false)} />
      </Popover.Dropdown>
    </Popover>
  );
}

function SaveForm({ query, view, sort, onDone }: SaveSearchProps & { onDone: () => void }) {
  const navigate = useNavigate();
  const { data: searches = [] } = useQuery(savedSearchesQuery());
  const [name, setName] = useState(() => firstName(query));
  const save = useSaveSearch();
  const change = useChangeSearch();
  const wanted = name.trim();
  const same = searches.find((search) => search.name.toLowerCase() === wanted.toLowerCase());
  const failed = save.error ?? change.error;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wanted === '' || save.isPending || change.isPending) return;
    const onSuccess = (saved: SavedSearch) => {
      onDone();
      void navigate(addressOfSavedSearch(saved));
    };
    if (same) change.mutate({ id: same.id, query, view, sort }, { onSuccess });
    else save.mutate({ name: wanted, query, view, sort }, { onSuccess });
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <TextInput
        label="Name"
        description="It stands in the sidebar, under the views."
        maxLength={MAX_SEARCH_NAME}
        data-autofocus
        value={name}
        error={failed && refusalWords(failed)}
        onChange={(event) => {
          setName(event.currentTarget.value);
          save.reset();
          change.reset();
        }}
        onFocus={(event) => event.currentTarget.select()}
        classNames={{ input: classes['input'] ?? '' }}
      />
      {same && (
        <p className={classes['text']}>
          {same.name} looks for “{same.query}” so far.
        </p>
      )}
      <div className={classes['actions']}>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" disabled={wanted === ''} loading={save.isPending || change.isPending}>
          {same ? 'Replace' : 'Save as view'}
        </Button>
      </div>
    </form>
  );
}

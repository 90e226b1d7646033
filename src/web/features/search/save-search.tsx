import { Button, Popover } from '@mantine/core';
import { IconBookmarkPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { MAX_SEARCH_NAME } from '#shared/limits.ts';
import type { ChosenSort, View } from '#shared/page.ts';
import type { SavedSearch } from '#shared/search.ts';
import { savedSearchesQuery } from '#web/api/searches.ts';
import formClasses from '#web/forms/dialog-form.module.css';
import { FormActions } from '#web/forms/form-actions.tsx';
import { NameField } from '#web/forms/name-field.tsx';
import { addressOfSavedSearch } from '#web/lists/saved-search-address.ts';
import classes from './search.module.css';
import { useChangeSearch, useSaveSearch } from './search-mutations.ts';
import { firstName } from './search-words.ts';

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
    <form className={formClasses['form']} onSubmit={submit}>
      <NameField
        name={name}
        onChange={(typed) => {
          setName(typed);
          save.reset();
          change.reset();
        }}
        description="It stands in the sidebar, under the views."
        maxLength={MAX_SEARCH_NAME}
        error={save.error ?? change.error}
      />
      {same && (
        <p className={formClasses['text']}>
          {same.name} looks for “{same.query}” so far.
        </p>
      )}
      <FormActions
        label={same ? 'Replace' : 'Save as view'}
        disabled={wanted === ''}
        busy={save.isPending || change.isPending}
        onClose={onDone}
      />
    </form>
  );
}

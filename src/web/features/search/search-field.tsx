import { ActionIcon, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { MAX_SEARCH_LENGTH } from '#shared/limits.ts';
import classes from './search.module.css';
import { SearchHelp } from './search-help.tsx';

/** Typing that rests this long is looked for, in milliseconds. */
const REST_MS = 180;

type SearchFieldProps = {
  query: string;
  /** Called with what is searched for when the keyboard goes on to what was found. */
  onEntered: (query: string) => void;
};

/** The field at the head of a search. What is typed goes into the address as soon as typing rests. */
export function SearchField({ query, onEntered }: SearchFieldProps) {
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(query);
  const sent = useRef(query);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // The address changed by itself: Back, or a search that was loosened by a press.
  useEffect(() => {
    if (query === sent.current) return;
    sent.current = query;
    setText(query);
  }, [query]);

  const send = (wanted: string) => {
    clearTimeout(timer.current);
    if (wanted === sent.current) return;
    sent.current = wanted;
    // The same step in the history: Back leads out of the search, not through its letters.
    void navigate({ to: '/search', search: (before) => ({ ...before, q: wanted }), replace: true });
  };
  const type = (wanted: string) => {
    setText(wanted);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => send(wanted), REST_MS);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if ((event.key === 'Enter' || event.key === 'ArrowDown') && text !== '') {
      event.preventDefault();
      send(text);
      // From here on the keys are those of the list.
      field.current?.blur();
      onEntered(text);
    }
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (text === '') field.current?.blur();
    else type('');
  };
  return (
    <search className={classes['fieldLine']}>
      <TextInput
        ref={field}
        type="search"
        aria-label="Search articles"
        placeholder="Search articles"
        value={text}
        maxLength={MAX_SEARCH_LENGTH}
        autoFocus={query === ''}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        enterKeyHint="search"
        leftSection={<IconSearch size={18} stroke={1.75} aria-hidden />}
        rightSection={
          text !== '' && (
            <ActionIcon
              aria-label="Clear the search"
              onClick={() => {
                setText('');
                send('');
                field.current?.focus();
              }}
            >
              <IconX size={16} stroke={1.75} aria-hidden />
            </ActionIcon>
          )
        }
        onChange={(event) => type(event.currentTarget.value)}
        onKeyDown={press}
        className={classes['field'] ?? ''}
        data-search-field
      />
      <SearchHelp />
    </search>
  );
}

import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SavedSearch } from '#shared/search.ts';
import type { ListScope } from '#web/api/article-list.ts';
import { savedSearchesQuery } from '#web/api/searches.ts';
import { searchForView } from '#web/lists/list-address.ts';
import { SaveSearch } from './save-search.tsx';
import classes from './search.module.css';
import { SearchField } from './search-field.tsx';
import { SearchHighlights } from './search-highlights.tsx';
import { SearchNotes } from './search-notes.tsx';

type SearchHeadProps = {
  scope: ListScope;
  onIndexed: () => void;
  onEntered: (query: string) => void;
};

/** Under the title of a search: the field, or what a saved one looks for, and what is to be said of it. */
export function SearchHead({ scope, onIndexed, onEntered }: SearchHeadProps) {
  const query = scope.query ?? '';
  return (
    <>
      {scope.searchId === null ? (
        <SearchField query={query} onEntered={onEntered} />
      ) : (
        <SavedQuery scope={scope} query={query} />
      )}
      <SearchNotes query={query} onIndexed={onIndexed} />
      <SearchHighlights query={query} />
    </>
  );
}

/** What a saved search looks for, leading to where that can be changed. */
function SavedQuery({ scope, query }: { scope: ListScope; query: string }) {
  return (
    <Link
      to="/search"
      search={{ q: query, ...searchForView({ query, searchId: null }, scope.view) }}
      className={classes['query']}
      title="Edit this search"
    >
      <IconSearch size={16} stroke={1.75} aria-hidden />
      <span dir="auto">{query}</span>
    </Link>
  );
}

type SearchActionsProps = { scope: ListScope; searchMenu: (search: SavedSearch) => ReactNode };

/** Beside the title of a search: to keep it as a view, or what can be done with one that is kept. */
export function SearchActions({ scope, searchMenu }: SearchActionsProps) {
  const { sort } = useSearch({ from: '/reader' });
  const { data: searches } = useQuery({ ...savedSearchesQuery(), enabled: scope.searchId !== null });
  const saved = searches?.find(({ id }) => id === scope.searchId);
  if (saved) return searchMenu(saved);
  if (scope.searchId !== null) return null;
  const view = scope.view === 'all' ? null : scope.view;
  return <SaveSearch query={scope.query ?? ''} view={view} sort={sort ?? null} />;
}

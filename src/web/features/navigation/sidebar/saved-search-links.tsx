import { IconBookmark } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { memo, useState } from 'react';
import type { SavedSearch } from '#shared/search.ts';
import { articleKeys } from '#web/api/articles.ts';
import { savedSearchesQuery } from '#web/api/searches.ts';
import { addressOfSavedSearch } from '#web/lists/saved-search-address.ts';
import classes from './sidebar.module.css';
import type { SidebarSlots } from './sidebar-slots.ts';

type SavedSearchLinksProps = Pick<SidebarSlots, 'searchMenu'>;

/** The saved searches under the views, in the owner's order. */
export function SavedSearchLinks({ searchMenu }: SavedSearchLinksProps) {
  const searchId = useParams({ strict: false, select: (params) => params.searchId });
  const { data: searches } = useQuery(savedSearchesQuery());
  if (!searches || searches.length === 0) return null;
  return (
    <section aria-labelledby="saved-searches">
      <div className={classes['headingLine']}>
        <h2 className={classes['heading']} id="saved-searches">
          Searches
        </h2>
      </div>
      <ul className={classes['list']}>
        {searches.map((search) => (
          <SearchLine
            key={search.id}
            search={search}
            current={String(search.id) === searchId}
            searchMenu={searchMenu}
          />
        ))}
      </ul>
    </section>
  );
}

type SearchLineProps = SavedSearchLinksProps & { search: SavedSearch; current: boolean };

/** One saved search. Its menu is there once the line has been under the pointer or held the focus. */
const SearchLine = memo(function SearchLine({ search, current, searchMenu }: SearchLineProps) {
  const queryClient = useQueryClient();
  const [approached, setApproached] = useState(false);
  // Pressed while the list is open, it makes the list anew, as the views do.
  const press = () => void (current && queryClient.resetQueries({ queryKey: articleKeys.lists }));
  return (
    <li
      className={classes['item']}
      data-line="search"
      data-id={search.id}
      onPointerEnter={() => setApproached(true)}
      onFocus={() => setApproached(true)}
    >
      <Link
        {...addressOfSavedSearch(search)}
        className={classes['line']}
        aria-current={current ? 'page' : undefined}
        onClick={press}
      >
        <IconBookmark size={18} stroke={1.75} />
        <span className={classes['name']} dir="auto" title={`${search.name}: ${search.query}`}>
          {search.name}
        </span>
      </Link>
      <span className={classes['end']}>
        {approached && <span className={classes['feedMenu']}>{searchMenu(search)}</span>}
      </span>
    </li>
  );
});

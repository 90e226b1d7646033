import type { SavedSearch } from '#shared/search.ts';
import type { ListScope } from '#web/api/article-list.ts';
import { searchForView } from './list-address.ts';

/** The address of a saved search, with the view and the order that it was saved with. */
export function addressOfSavedSearch({ id, query, view, sort }: SavedSearch) {
  const list: Pick<ListScope, 'query' | 'searchId'> = { query, searchId: id };
  return {
    to: '/searches/$searchId',
    params: { searchId: String(id) },
    search: { ...(view === null ? {} : searchForView(list, view)), ...(sort === null ? {} : { sort }) },
  } as const;
}

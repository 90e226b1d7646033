import { createContext, useContext } from 'react';
import type { FrozenList, ListScope } from '#web/api/article-list.ts';

/** The list that a row stands in, for what is done from the row with others of it. */
type ListAround = {
  scope: ListScope;
  /** Where it is being fetched or has failed there is none. */
  list: FrozenList | undefined;
  visit: string;
};

/** Null outside of a list. */
export const ListContext = createContext<ListAround | null>(null);

export function useListAround(): ListAround | null {
  return useContext(ListContext);
}

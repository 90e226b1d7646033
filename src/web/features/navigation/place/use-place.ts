import { useQuery } from '@tanstack/react-query';
import { useMatches, useParams, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { ChosenSort, View } from '#shared/page.ts';
import { isOfEverything, type ListScope } from '#web/api/article-list.ts';
import { readerSettingsQuery } from '#web/api/settings.ts';
import { defaultViewOf } from '#web/lists/list-address.ts';
import { isView, toId } from './reader-address.ts';
import { type LoadFailure, useSavedQuery } from './use-saved-query.ts';

/** The list that the address names. */
export type Place = {
  scope: ListScope;
  /** False while it is not known yet which list is meant: the default order and saved searches come from the server. */
  known: boolean;
  /** Why it will not be known by itself. */
  failure: LoadFailure | null;
};

/** Before the settings are there, and where they cannot be had. */
const FIRST_ORDER: ChosenSort = 'best';

/** The same, and nothing drawn anew, while one goes from article to article in the list. */
export function usePlace(): Place {
  const { view, ...params } = useParams({ strict: false, select: partsOfList, structuralSharing: true });
  const { sort, show, q } = useSearch({ from: '/reader', structuralSharing: true });
  const searching = useMatches({
    select: (matches) => matches.some((match) => match.routeId === '/reader/search'),
  });
  const { data: settings, isError } = useQuery(readerSettingsQuery());
  const searchId = idOf(params.searchId);
  const { query: saved, failure } = useSavedQuery(searchId);
  const feedId = idOf(params.feedId);
  const folderId = idOf(params.folderId);
  const categoryId = idOf(params.categoryId);
  const query = searching ? (q ?? '') : saved;
  const part = { feedId, folderId, categoryId, searchId, query };
  const shown = isOfEverything(part) ? namedView(view) : (show ?? defaultViewOf(part));
  // Scoring has an order of its own; the chosen one is kept in the address for the others.
  const order = shown === 'scoring' ? 'queue' : (sort ?? settings?.order ?? FIRST_ORDER);
  // The same object while nothing of it changes, for what is drawn anew when it is another one.
  const scope = useMemo(
    (): ListScope => ({ view: shown, sort: order, feedId, folderId, categoryId, searchId, query }),
    [shown, order, feedId, folderId, categoryId, searchId, query],
  );
  return {
    scope,
    known:
      (searchId === null || saved !== null) &&
      (order === 'queue' || sort !== undefined || settings !== undefined || isError),
    failure,
  };
}

/** The article that is opened in the list; null while none is. */
export function useOpenId(): number | null {
  return useParams({ strict: false, select: ({ articleId }) => idOf(articleId) });
}

type Params = { [name in 'view' | 'feedId' | 'folderId' | 'categoryId' | 'searchId']?: string | undefined };

function partsOfList({ view, feedId, folderId, categoryId, searchId }: Params): Params {
  return { view, feedId, folderId, categoryId, searchId };
}

function idOf(text: string | undefined): number | null {
  return text === undefined ? null : toId(text);
}

function namedView(view: string | undefined): View {
  return view !== undefined && isView(view) ? view : 'unread';
}

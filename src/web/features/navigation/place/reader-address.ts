import { MAX_SEARCH_LENGTH } from '#shared/limits.ts';
import type { ChosenSort, View } from '#shared/page.ts';

// Listed by hand and held complete by the types, so that the page does not load the schemas.
const views: Record<View, true> = {
  unread: true,
  all: true,
  starred: true,
  scoring: true,
  blocked: true,
  failed: true,
  hidden: true,
};
const sorts: Record<ChosenSort, true> = { best: true, fresh: true, newest: true, oldest: true, lowest: true };

/**
 * What stands behind `?` on the reader's pages. `show`: which articles of a feed, a folder, a category or a search,
 * where it is not the view they open with. `q`: what is searched for.
 */
export type ReaderSearch = { sort?: ChosenSort; show?: View; q?: string };

export function isView(text: string): text is View {
  return Object.hasOwn(views, text);
}

/** Order, view and search named in an address. What it leaves out is the default of the place. */
export function parseReaderSearch(search: Record<string, unknown>): ReaderSearch {
  const { sort, show, q } = search as { sort?: unknown; show?: unknown; q?: unknown };
  // The router reads values as JSON: a search for 2024 comes as a number.
  const query = typeof q === 'number' || typeof q === 'boolean' ? String(q) : q;
  return {
    ...(typeof sort === 'string' && isSort(sort) ? { sort } : {}),
    ...(typeof show === 'string' && isView(show) ? { show } : {}),
    ...(typeof query === 'string' ? { q: query.slice(0, MAX_SEARCH_LENGTH) } : {}),
  };
}

/** A row id as it stands in an address, or null when it is none. */
export function toId(text: string): number | null {
  return /^[1-9]\d{0,15}$/.test(text) ? Number(text) : null;
}

/** What stands between a place's name and the article: `/feeds/3/12` has one part there, `/search/12` none. */
const partsBefore: Record<string, number> = { feeds: 1, folders: 1, categories: 1, searches: 1, search: 0 };

/** The article named in the path of a reader's page: `/unread/12`, `/feeds/3/12`, `/search/12`. */
export function articleIdOfPath(pathname: string): number | null {
  const [, place = '', ...rest] = pathname.split('/');
  const before = isView(place) ? 0 : Object.hasOwn(partsBefore, place) ? partsBefore[place] : undefined;
  const named = before === undefined ? undefined : rest[before];
  return named === undefined ? null : toId(named);
}

function isSort(text: string): text is ChosenSort {
  return Object.hasOwn(sorts, text);
}

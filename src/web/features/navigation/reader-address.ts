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

/** What stands behind `?` on the reader's pages. `show`: the view of a feed or a folder, where it is not Unread. */
export type ReaderSearch = { sort?: ChosenSort; show?: ShownView };

type ShownView = Exclude<View, 'unread'>;

export function isView(text: string): text is View {
  return Object.hasOwn(views, text);
}

/** Order and view named in an address; the default ones are left out of it. */
export function parseReaderSearch(search: Record<string, unknown>): ReaderSearch {
  const { sort, show } = search as { sort?: unknown; show?: unknown };
  return {
    ...(typeof sort === 'string' && isSort(sort) && sort !== 'best' ? { sort } : {}),
    ...(isShownView(show) ? { show } : {}),
  };
}

/** A row id as it stands in an address, or null when it is none. */
export function toId(text: string): number | null {
  return /^[1-9]\d{0,15}$/.test(text) ? Number(text) : null;
}

/** The article named in the path of a reader's page: `/unread/12`, `/feeds/3/12`, `/folders/2/12`. */
export function articleIdOfPath(pathname: string): number | null {
  const [, place = '', ...rest] = pathname.split('/');
  const named = isView(place) ? rest[0] : place === 'feeds' || place === 'folders' ? rest[1] : undefined;
  return named === undefined ? null : toId(named);
}

function isShownView(value: unknown): value is ShownView {
  return typeof value === 'string' && isView(value) && value !== 'unread';
}

function isSort(text: string): text is ChosenSort {
  return Object.hasOwn(sorts, text);
}

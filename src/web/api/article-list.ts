import type { ArticleList, ArticleRow } from '#shared/article.ts';
import type { Sort, View } from '#shared/page.ts';
import type { ServerEvent } from '#shared/server-event.ts';

/**
 * Which list: a view in an order, of all feeds, of one, of those in one folder, of a category, or of what a search
 * finds. Never of two of them; `searchId` names the saved search that `query` comes from.
 */
export type ListScope = {
  view: View;
  sort: Sort;
  feedId: number | null;
  folderId: number | null;
  categoryId: number | null;
  searchId: number | null;
  query: string | null;
};

/** Which part of all articles a list is of; all null: the whole. */
type Part = Omit<ListScope, 'view' | 'sort'>;

/** The part of a list of all articles. */
export const everything: Part = {
  feedId: null,
  folderId: null,
  categoryId: null,
  searchId: null,
  query: null,
};

/** Whether a list is of all articles, and not of a feed, a folder, a category or a search. */
export function isOfEverything({ feedId, folderId, categoryId, searchId, query }: Part): boolean {
  return [feedId, folderId, categoryId, searchId, query].every((part) => part === null);
}

/** Whether only the server can tell what stands in a list: the page knows neither its rule nor all of its articles. */
export function isToldByServer({ view, categoryId, query }: ListScope): boolean {
  return categoryId !== null || query !== null || view === 'hidden';
}

/**
 * A list as the page holds it: the order stands still, and what has happened since is only counted, so
 * that nothing moves under the reader's hand.
 */
export type FrozenList = {
  total: number;
  ids: number[];
  /** When it was made, in the words of the server: nothing that came later is marked read with all of it. */
  asOf: string;
  /** How many had neither score nor estimate when the list was made. */
  unranked: number;
  /** Ids of articles that arrived since and would stand in this list. */
  added: number[];
  /** Ids of listed articles that had neither then and have one now. */
  ranked: number[];
  /** True when a score or an estimate changed since, so that the order is out of date. */
  reordered: boolean;
};

export type ArticlesAdded = Extract<ServerEvent, { type: 'articles_added' }>;

/** What has to be known of the feed that brought articles. */
export type Carrier = { folderId: number | null; muted: boolean };

export function freezeList(list: ArticleList): FrozenList {
  return {
    total: list.total,
    ids: list.ids,
    asOf: list.as_of,
    unranked: list.unranked,
    added: [],
    ranked: [],
    reordered: false,
  };
}

/**
 * Notes new articles in the lists they would stand in; not in those that only the server can tell of. Gives the same
 * object when nothing changes.
 */
export function noteAdded(
  list: FrozenList,
  scope: ListScope,
  event: ArticlesAdded & { carrier: Carrier },
): FrozenList {
  if (isToldByServer(scope)) return list;
  const { folderId, muted } = event.carrier;
  // Those of a muted feed come as read, and are not judged.
  const belongs = scope.view === 'all' || (!muted && (scope.view === 'unread' || scope.view === 'scoring'));
  if (!belongs || (scope.feedId !== null && scope.feedId !== event.feed_id)) return list;
  if (scope.folderId !== null && scope.folderId !== folderId) return list;
  const known = new Set([...list.ids, ...list.added]);
  const fresh = event.ids.filter((id) => !known.has(id));
  return fresh.length === 0 ? list : { ...list, added: [...list.added, ...fresh] };
}

/** A row before and after a change; `before` is undefined when the page had not loaded it. */
export type RowChange = { before: ArticleRow | undefined; after: ArticleRow };

/** What an article is placed by: its score, else its estimate; null while it has neither. */
export function rankOf({ score, estimate }: Pick<ArticleRow, 'score' | 'estimate'>): number | null {
  return score ?? estimate;
}

/**
 * Notes which listed articles came to have a rank, and that the order is out of date when it goes by rank.
 * Gives the same object when nothing changes.
 */
export function noteRanks(list: FrozenList, scope: ListScope, changes: RowChange[]): FrozenList {
  const listed = new Set(list.ids);
  const rankBefore = ({ before }: RowChange) => (before ? rankOf(before) : null);
  const moved = changes.filter(
    (change) => listed.has(change.after.id) && rankBefore(change) !== rankOf(change.after),
  );
  if (moved.length === 0) return list;
  const known = new Set(list.ranked);
  const ranked = moved
    .filter((change) => rankBefore(change) === null && !known.has(change.after.id))
    .map(({ after }) => after.id);
  const byRank = scope.sort === 'best' || scope.sort === 'fresh' || scope.sort === 'lowest';
  return { ...list, ranked: [...list.ranked, ...ranked], reordered: list.reordered || byRank };
}

/** Notes how a list fetched later differs from the frozen one: what arrived, and whether the order moved. */
export function noteFresh(list: FrozenList, fresh: ArticleList): FrozenList {
  const known = new Set(list.ids);
  const added = fresh.ids.filter((id) => !known.has(id));
  const stayed = fresh.ids.filter((id) => known.has(id));
  const still = new Set(stayed);
  const before = list.ids.filter((id) => still.has(id));
  const reordered = list.reordered || stayed.some((id, index) => id !== before[index]);
  return added.length === 0 && reordered === list.reordered ? list : { ...list, added, reordered };
}

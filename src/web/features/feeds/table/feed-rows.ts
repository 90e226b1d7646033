import type { Feed } from '#shared/feed.ts';

export type FeedColumn = 'title' | 'folder' | 'rate' | 'read' | 'success' | 'problem' | 'interval';
export type FeedOrder = { column: FeedColumn; descending: boolean };

export type FeedFilter = {
  /** Words that name or address contain, in any order. */
  search: string;
  problemsOnly: boolean;
  /** A folder by its id, null for the feeds without one, 'all' for both. */
  folder: number | null | 'all';
  order: FeedOrder;
};

/** What folders are called, by id. */
export type FolderNames = ReadonlyMap<number, string>;

/** Whether something is wrong that the owner has not dealt with: a paused feed is as the owner wants it. */
export function hasProblem({ failure, paused }: Feed): boolean {
  return paused === 'gone' || (failure !== null && paused === null);
}

/** The feeds that a filter leaves, in order. */
export function rowsOf(feeds: readonly Feed[], filter: FeedFilter, names: FolderNames): Feed[] {
  const { search, problemsOnly, folder, order } = filter;
  const words = fold(search).split(/\s+/).filter(Boolean);
  const found = feeds.filter((feed) => {
    if (problemsOnly && !hasProblem(feed)) return false;
    if (folder !== 'all' && folder !== feed.folder_id) return false;
    const text = fold(`${feed.title} ${feed.url}`);
    return words.every((word) => text.includes(word));
  });
  return order.column === 'folder' ? sortByFolder(found, order, names) : sortFeeds(found, order);
}

/** How a column is sorted at first: numbers begin with the highest, problems with the worst. */
export function firstOrderOf(column: FeedColumn): FeedOrder {
  return { column, descending: !['title', 'folder', 'interval'].includes(column) };
}

/** The order after a press on a column's head. */
export function nextOrder(order: FeedOrder, column: FeedColumn): FeedOrder {
  return order.column === column ? { column, descending: !order.descending } : firstOrderOf(column);
}

const titleOrder = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function byTitle(one: Feed, other: Feed): number {
  return titleOrder.compare(one.title, other.title) || one.id - other.id;
}

/** Feeds without a folder come last either way. */
function sortByFolder(feeds: Feed[], { descending }: FeedOrder, names: FolderNames): Feed[] {
  const way = descending ? -1 : 1;
  const nameOf = ({ folder_id: id }: Feed) => (id === null ? undefined : names.get(id));
  return feeds.sort((one, other) => {
    const [first, second] = [nameOf(one), nameOf(other)];
    if (first === second) return byTitle(one, other);
    if (first === undefined) return 1;
    if (second === undefined) return -1;
    return titleOrder.compare(first, second) * way;
  });
}

function sortFeeds(feeds: Feed[], { column, descending }: FeedOrder): Feed[] {
  const way = descending ? -1 : 1;
  if (column === 'folder') return feeds;
  if (column === 'title') return feeds.sort((one, other) => byTitle(one, other) * way);
  const measure = measures[column];
  // Reckoned once for each feed: a comparison comes ten times as often.
  const keyed = feeds.map((feed) => ({ feed, key: measure(feed) }));
  keyed.sort((one, other) => {
    if (one.key === other.key) return byTitle(one.feed, other.feed);
    // What is unknown comes last either way.
    if (one.key === null) return 1;
    if (other.key === null) return -1;
    return (one.key - other.key) * way;
  });
  return keyed.map(({ feed }) => feed);
}

const measures: Record<Exclude<FeedColumn, 'title' | 'folder'>, (feed: Feed) => number | null> = {
  rate: ({ articles_per_week: rate }) => rate,
  read: ({ share_read: share }) => share,
  success: ({ last_success_at: at }) => (at === null ? null : Date.parse(at)),
  problem: severity,
  interval: (feed) => feed.refresh_minutes ?? automaticMinutes(feed),
};

/** Gone for good weighs most, then how often in a row a feed has failed, then that it is paused. */
function severity(feed: Feed): number | null {
  if (feed.paused === 'gone') return Number.MAX_SAFE_INTEGER;
  if (feed.paused === 'owner') return 0;
  return feed.failure === null ? null : Math.max(1, feed.failure.count);
}

const MINUTE = 60_000;

/**
 * How many minutes the automatic interval of a feed is just now, as far as it can be told: null while it
 * fails, is paused, or was never refreshed.
 */
export function automaticMinutes(feed: Feed): number | null {
  const { last_refreshed_at: last, next_refresh_at: next, failure, paused } = feed;
  if (last === null || failure !== null || paused !== null) return null;
  const minutes = Math.round((Date.parse(next) - Date.parse(last)) / MINUTE);
  return minutes > 0 ? minutes : null;
}

/** Without case and accents, so that "cafe" finds "Café". */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase();
}

import type { FeedTree } from '#web/api/feed-tree.ts';

/** What stands in a line of the sidebar. */
export type FeedStop = { kind: 'folder' | 'feed'; id: number };

/** The lines from top to bottom, without the feeds of closed folders. */
export function stopsOf({ folders, loose }: FeedTree, collapsed: readonly number[]): FeedStop[] {
  const feedStop = ({ id }: { id: number }): FeedStop => ({ kind: 'feed', id });
  return [
    ...folders.flatMap(({ folder, feeds }): FeedStop[] => [
      { kind: 'folder', id: folder.id },
      ...(collapsed.includes(folder.id) ? [] : feeds.map(feedStop)),
    ]),
    ...loose.map(feedStop),
  ];
}

type Open = { feedId: number | null; folderId: number | null };

/**
 * The line after (1) or before (-1) the open one; from a view the first or the last. Null: there is none.
 * From a feed in a closed folder it goes on at that folder's neighbours.
 */
export function nextStop(stops: readonly FeedStop[], open: Open, step: 1 | -1): FeedStop | null {
  const at = stops.findIndex(({ kind, id }) =>
    kind === 'feed' ? id === open.feedId : id === open.folderId && open.feedId === null,
  );
  if (at < 0) return (step === 1 ? stops[0] : stops.at(-1)) ?? null;
  return stops[at + step] ?? null;
}

import type { Feed } from '#shared/feed.ts';
import type { Folder } from '#shared/folder.ts';
import type { FeedTree } from './feed-tree.ts';

/** Where a feed comes to stand: in a folder (null: in none), before the feed that is at `index` now. */
export type FeedPlace = { folderId: number | null; index: number };

/** A new order of the feeds of one folder, or of all folders. */
export type Move =
  | { kind: 'feeds'; folderId: number | null; ids: number[] }
  | { kind: 'folders'; ids: number[] };

type Group = { folderId: number | null; ids: number[] };

function groupsOf({ folders, loose }: FeedTree): Group[] {
  return [
    ...folders.map(({ folder, feeds }) => ({ folderId: folder.id, ids: feeds.map(({ id }) => id) })),
    { folderId: null, ids: loose.map(({ id }) => id) },
  ];
}

/** Puts a feed at a place. Null: it stands there already, or the place is gone. */
export function placeFeed(tree: FeedTree, feedId: number, { folderId, index }: FeedPlace): Move | null {
  const target = groupsOf(tree).find((group) => group.folderId === folderId);
  if (!target) return null;
  const at = target.ids.indexOf(feedId);
  if (at >= 0 && (index === at || index === at + 1)) return null;
  // Before the feed that is there now: the one that moves is not counted.
  const before = target.ids.slice(0, index).filter((id) => id !== feedId);
  const after = target.ids.slice(index).filter((id) => id !== feedId);
  return { kind: 'feeds', folderId, ids: [...before, feedId, ...after] };
}

/**
 * One place up (-1) or down (1). From the edge of its folder a feed goes on into the one beside it. Null: it
 * is the first of all, or the last.
 */
export function stepFeed(tree: FeedTree, feedId: number, step: 1 | -1): Move | null {
  const groups = groupsOf(tree);
  const place = groups.findIndex(({ ids }) => ids.includes(feedId));
  const group = groups[place];
  if (!group) return null;
  const index = group.ids.indexOf(feedId);
  const inside = step === -1 ? index > 0 : index < group.ids.length - 1;
  if (inside) {
    return placeFeed(tree, feedId, { folderId: group.folderId, index: step === -1 ? index - 1 : index + 2 });
  }
  const next = groups[place + step];
  if (!next) return null;
  return placeFeed(tree, feedId, {
    folderId: next.folderId,
    index: step === -1 ? next.ids.length : 0,
  });
}

/** Puts a folder before the one that is at `index` now. Null: it stands there already. */
export function placeFolder(tree: FeedTree, folderId: number, index: number): Move | null {
  const ids = tree.folders.map(({ folder }) => folder.id);
  const at = ids.indexOf(folderId);
  if (at < 0 || index === at || index === at + 1) return null;
  const before = ids.slice(0, index).filter((id) => id !== folderId);
  const after = ids.slice(index).filter((id) => id !== folderId);
  return { kind: 'folders', ids: [...before, folderId, ...after] };
}

/** One place up (-1) or down (1). Null: it is the first, or the last. */
export function stepFolder(tree: FeedTree, folderId: number, step: 1 | -1): Move | null {
  const at = tree.folders.findIndex(({ folder }) => folder.id === folderId);
  const to = at + step;
  if (at < 0 || to < 0 || to >= tree.folders.length) return null;
  return placeFolder(tree, folderId, step === -1 ? to : to + 1);
}

/** The feeds as they stand after a move. */
export function moveFeeds(feeds: readonly Feed[], move: Move): Feed[] {
  if (move.kind !== 'feeds') return [...feeds];
  const place = new Map(move.ids.map((id, position) => [id, position]));
  return feeds.map((feed) => {
    const position = place.get(feed.id);
    return position === undefined ? feed : { ...feed, folder_id: move.folderId, position };
  });
}

/** The folders as they stand after a move. */
export function moveFolders(folders: readonly Folder[], move: Move): Folder[] {
  if (move.kind !== 'folders') return [...folders];
  return folders.map((folder) => ({ ...folder, position: move.ids.indexOf(folder.id) }));
}

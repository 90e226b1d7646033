import type { Feed } from '#shared/feed.ts';
import type { Folder } from '#shared/folder.ts';

/** A folder with its feeds, both in the owner's order. */
export type FolderBranch = { folder: Folder; feeds: Feed[] };

/** What the sidebar shows: folders first, then the feeds that stand in none. */
export type FeedTree = { folders: FolderBranch[]; loose: Feed[] };

/** Feeds of the same position keep the order in which the server lists them: by name. */
export function makeFeedTree(folders: readonly Folder[], feeds: readonly Feed[]): FeedTree {
  const branches = [...folders]
    .sort((one, other) => one.position - other.position)
    .map((folder): FolderBranch => ({ folder, feeds: [] }));
  const byId = new Map(branches.map((branch) => [branch.folder.id, branch]));
  const loose: Feed[] = [];
  for (const feed of [...feeds].sort((one, other) => one.position - other.position)) {
    // A folder that is not known yet comes with the next answer; until then its feeds must not be lost.
    const branch = feed.folder_id === null ? undefined : byId.get(feed.folder_id);
    (branch?.feeds ?? loose).push(feed);
  }
  return { folders: branches, loose };
}

/** The feeds beside a feed, in its folder or among those without one. */
export function feedsBeside(tree: FeedTree, feedId: number): Feed[] {
  const lists = [...tree.folders.map(({ feeds }) => feeds), tree.loose];
  return lists.find((feeds) => feeds.some(({ id }) => id === feedId)) ?? [];
}

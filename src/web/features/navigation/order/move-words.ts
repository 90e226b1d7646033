import { type FeedTree, feedsBeside } from '#web/api/feed-tree.ts';
import type { FeedStop } from '#web/features/navigation/sidebar/feed-stops.ts';

/** Where a line stands, as it is read aloud after it moved: "Quanta: 2 of 5 in Science". */
export function describeMove(tree: FeedTree, { kind, id }: FeedStop): string {
  if (kind === 'folder') {
    const at = tree.folders.findIndex(({ folder }) => folder.id === id);
    const name = tree.folders[at]?.folder.name;
    return name === undefined ? '' : `${name}: folder ${at + 1} of ${tree.folders.length}`;
  }
  const beside = feedsBeside(tree, id);
  const at = beside.findIndex((feed) => feed.id === id);
  const feed = beside[at];
  if (!feed) return '';
  const folder = tree.folders.find(({ feeds }) => feeds === beside)?.folder.name;
  return `${feed.title}: ${at + 1} of ${beside.length} ${folder === undefined ? 'without folder' : `in ${folder}`}`;
}

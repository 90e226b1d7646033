import type { FeedTree } from '#web/api/feed-tree.ts';
import type { Line } from './drop-place.ts';

/** The lines as they stand on the screen now, from top to bottom. */
export function measureLines(list: HTMLElement, tree: FeedTree): Line[] {
  const feedPlaces = new Map(
    [
      ...tree.folders.map(({ folder, feeds }) => ({ folderId: folder.id, feeds })),
      { folderId: null, feeds: tree.loose },
    ]
      .flatMap(({ folderId, feeds }) => feeds.map((feed, index) => ({ id: feed.id, folderId, index })))
      .map((place) => [place.id, place] as const),
  );
  const lines: Line[] = [];
  for (const element of list.querySelectorAll<HTMLElement>('[data-line]')) {
    const { top, bottom } = element.getBoundingClientRect();
    const id = Number(element.dataset['id']);
    if (element.dataset['line'] === 'feed') {
      const place = feedPlaces.get(id);
      if (place) lines.push({ kind: 'feed', top, bottom, ...place });
      continue;
    }
    const index = tree.folders.findIndex(({ folder }) => folder.id === id);
    const feeds = tree.folders[index]?.feeds.length;
    const groupBottom = element.parentElement?.getBoundingClientRect().bottom ?? bottom;
    if (feeds !== undefined) lines.push({ kind: 'folder', id, index, feeds, top, bottom, groupBottom });
  }
  return lines;
}

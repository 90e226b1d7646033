import type { FeedPlace } from '#web/api/feed-moves.ts';

/** A line of the sidebar as it stands on the screen, in pixels from the top. */
export type Line = { top: number; bottom: number } & (
  | { kind: 'feed'; id: number; folderId: number | null; index: number }
  /** `groupBottom`: where the last of its shown feeds ends; `feeds`: how many it has, shown or not. */
  | { kind: 'folder'; id: number; index: number; feeds: number; groupBottom: number }
);

/** Where what is dragged would come to stand, and how that is shown: as a line between, or on a folder. */
export type Drop =
  | { kind: 'feed'; place: FeedPlace; mark: DropMark }
  | { kind: 'folder'; index: number; mark: DropMark };

export type DropMark = { kind: 'line'; y: number; inFolder: boolean } | { kind: 'into'; folderId: number };

/** Where a feed held at the height `y` would be dropped. `loose`: how many feeds stand in no folder. */
export function dropFeed(lines: readonly Line[], loose: number, y: number): Drop | null {
  const last = lines.at(-1);
  if (!last) return null;
  if (y > last.bottom) {
    const mark: DropMark = { kind: 'line', y: last.bottom, inFolder: false };
    return { kind: 'feed', place: { folderId: null, index: loose }, mark };
  }
  const line = lines.find(({ bottom }) => y <= bottom) ?? last;
  if (line.kind === 'folder') {
    const place = { folderId: line.id, index: line.feeds };
    return { kind: 'feed', place, mark: { kind: 'into', folderId: line.id } };
  }
  const { folderId, index, top, bottom } = line;
  const after = y > (top + bottom) / 2;
  const mark: DropMark = { kind: 'line', y: after ? bottom : top, inFolder: folderId !== null };
  return { kind: 'feed', place: { folderId, index: after ? index + 1 : index }, mark };
}

/** Where a folder held at the height `y` would be dropped: between folders, with all that they hold. */
export function dropFolder(lines: readonly Line[], y: number): Drop | null {
  const folders = lines.filter((line) => line.kind === 'folder');
  const last = folders.at(-1);
  if (!last) return null;
  const over = folders.find(({ groupBottom }) => y <= groupBottom) ?? last;
  const after = y > (over.top + over.groupBottom) / 2;
  const mark: DropMark = { kind: 'line', y: after ? over.groupBottom : over.top, inFolder: false };
  return { kind: 'folder', index: after ? over.index + 1 : over.index, mark };
}

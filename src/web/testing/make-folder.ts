import type { Folder } from '#shared/folder.ts';

/** A folder that stands first. */
export function makeFolder(folder: Partial<Folder> = {}): Folder {
  return { id: 1, name: 'News', position: 0, ...folder };
}

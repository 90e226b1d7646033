import type { Folder } from '#shared/folder.ts';

/** In place of an id: no folder, and one that is yet to be made. */
export const NO_FOLDER = 'none';
export const NEW_FOLDER = 'new';

/** Where feeds are put: a folder's id, or one of the two above. `name`: of the new one. */
export type FolderChoice = { value: string; name: string };

export const noFolder: FolderChoice = { value: NO_FOLDER, name: '' };

/** What can be chosen, in the owner's order. */
export function folderOptions(folders: Folder[]): { value: string; label: string }[] {
  return [
    { value: NO_FOLDER, label: 'None' },
    ...folders.map(({ id, name }) => ({ value: String(id), label: name })),
    { value: NEW_FOLDER, label: 'New folder…' },
  ];
}

/**
 * The choice as what has to be done: an id that exists (a name that is taken means that folder), null for
 * none, or the name of a folder to be made.
 */
export function readChoice(
  { value, name }: FolderChoice,
  folders: Folder[],
): { id: number | null } | { name: string } {
  if (value === NO_FOLDER) return { id: null };
  if (value !== NEW_FOLDER) {
    // A folder that was deleted meanwhile is none.
    return { id: folders.find(({ id }) => String(id) === value)?.id ?? null };
  }
  const wanted = name.trim();
  if (wanted === '') return { id: null };
  const known = folders.find((folder) => fold(folder.name) === fold(wanted));
  return known ? { id: known.id } : { name: wanted };
}

function fold(name: string): string {
  return name.trim().toLocaleLowerCase('en');
}

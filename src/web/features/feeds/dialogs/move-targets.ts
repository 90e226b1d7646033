import type { Folder } from '#shared/folder.ts';

/** One line of the list of folders. `value` is what is handed on when it is chosen. */
export type MoveOption = { value: string; label: string; current: boolean };

export const OUT_OF_FOLDERS = 'none';
export const MAKE_FOLDER = 'new';

/**
 * Where feeds can go, for what is typed: the folders with these letters, out of all folders while nothing is
 * typed, and a new folder while none has just this name. `current`: where all of them are now, if together.
 */
export function moveOptions(
  folders: readonly Folder[],
  typed: string,
  current: number | null | undefined,
): MoveOption[] {
  const name = typed.trim();
  const sought = name.toLocaleLowerCase('en');
  const found = folders.filter((folder) => folder.name.toLocaleLowerCase('en').includes(sought));
  const known = found.some((folder) => folder.name.toLocaleLowerCase('en') === sought);
  return [
    ...(name === '' ? [{ value: OUT_OF_FOLDERS, label: 'No folder', current: current === null }] : []),
    ...found.map(({ id, name: label }) => ({ value: String(id), label, current: id === current })),
    ...(name === '' || known ? [] : [{ value: MAKE_FOLDER, label: `New folder “${name}”`, current: false }]),
  ];
}

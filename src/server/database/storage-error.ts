import { hasCode } from '#server/platform/has-code.ts';

/** Why SQLite could not do its work: what the owner can do about each is another thing. */
export type StorageTrouble = 'full' | 'read_only' | 'unwritable' | 'damaged' | 'unreadable' | 'locked';

/**
 * Primary result codes. An extended one has its primary code in the lowest byte. Source: SQLite, result codes:
 * BUSY 5, LOCKED 6, READONLY 8, IOERR 10, CORRUPT 11, FULL 13, CANTOPEN 14, NOTADB 26. IOERR_SHMSIZE 4874 is what a start on a
 * full disk ends with: there is no room for the index of the log. IOERR_WRITE 778 is what a quota, a limit on the size
 * of files, and a disk that fails end in; FSYNC 1034, DIR_FSYNC 1290 and TRUNCATE 1546 likewise.
 */
const troubles: Record<number, StorageTrouble> = {
  5: 'locked',
  6: 'locked',
  8: 'read_only',
  10: 'unreadable',
  11: 'damaged',
  13: 'full',
  14: 'unreadable',
  26: 'damaged',
  778: 'unwritable',
  1034: 'unwritable',
  1290: 'unwritable',
  1546: 'unwritable',
  4874: 'full',
};

/** What kept SQLite from its work, or undefined for any other error; looked for in the causes too. */
export function findStorageTrouble(error: unknown): StorageTrouble | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('errcode' in error && typeof error.errcode === 'number')
    return troubles[error.errcode] ?? troubles[error.errcode & 0xff];
  return findStorageTrouble(error.cause);
}

export function isBusy(error: unknown): boolean {
  return findStorageTrouble(error) === 'locked';
}

/** A sentence for the owner in place of SQLite's or the system's own, where it is the file or the disk that is at fault. */
export function explainStorageError(error: unknown, place: string): unknown {
  // It says so already.
  if (error instanceof ExplainedError) return error;
  const trouble = findStorageTrouble(error) ?? findSystemTrouble(error);
  if (!trouble) return error;
  const { message, hint } = describeStorageTrouble(trouble, place);
  return new ExplainedError(`${message} ${hint}`, { cause: error });
}

class ExplainedError extends Error {}

/** What keeps a folder from being made, and so on. Source: errno(3). */
function findSystemTrouble(error: unknown): StorageTrouble | undefined {
  if (hasCode(error, 'EACCES') || hasCode(error, 'EPERM') || hasCode(error, 'EROFS')) return 'read_only';
  if (hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT')) return 'full';
  return hasCode(error, 'ENOTDIR') || hasCode(error, 'EEXIST') || hasCode(error, 'EIO')
    ? 'unreadable'
    : undefined;
}

/** What happened to the file, and what to do. `place`: the file, or what else the owner knows it by. */
export function describeStorageTrouble(
  trouble: StorageTrouble,
  place: string,
): { message: string; hint: string } {
  switch (trouble) {
    case 'full':
      return {
        message: 'The disk is full, so nothing can be saved.',
        hint: `Make room on the disk of ${place}. What was saved before is safe.`,
      };
    case 'read_only':
      return {
        message: `${place} may not be written.`,
        hint: 'Give the user that Winnow runs as the right to write it, and its folder.',
      };
    case 'unwritable':
      return {
        message: `${place} could not be written.`,
        hint: 'See whether its disk is well, and whether a quota or a limit on the size of files is used up. What was saved before is safe.',
      };
    case 'damaged':
      return {
        message: `${place} is damaged, or is no database of Winnow.`,
        hint: 'Stop Winnow and put a backup back: npm run winnow -- restore. The damaged file is kept beside it.',
      };
    case 'unreadable':
      return {
        message: `${place} cannot be read.`,
        hint: 'See whether the folder is there, the disk is well, and the user that Winnow runs as may read it.',
      };
    case 'locked':
      return {
        message: `Another program is holding ${place}.`,
        hint: 'Close what else has it open, such as another Winnow or a database browser.',
      };
  }
}

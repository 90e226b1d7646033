import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from './storage-error.ts';

/** A Winnow that runs already has this data folder: two would judge twice and undo each other's work. */
export class DataFolderInUseError extends Error {
  constructor(dataDir: string) {
    super(
      `Another Winnow is using ${dataDir}. Stop that one first, or give this one a folder of its own with WINNOW_DATA_DIR.`,
    );
    this.name = 'DataFolderInUseError';
  }
}

/**
 * Takes the data folder for this process until `release`, or until the process ends however it ends: the lock
 * is the operating system's, on a file beside the database, so that nothing stale is left by a kill. Throws
 * {@link DataFolderInUseError}. Reading the database beside the program, as a backup does, needs no lock.
 */
export function lockDataFolder(dataDir: string): { release: () => void } {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = new DatabaseSync(join(dataDir, 'winnow.lock'), { timeout: 0 });
  try {
    // A journal on the disk would be left behind by a kill.
    lock.exec('pragma journal_mode = memory; begin exclusive');
  } catch (error) {
    lock.close();
    if (isBusy(error)) throw new DataFolderInUseError(dataDir);
    throw error;
  }
  return { release: () => lock.close() };
}

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { explainStorageError, isBusy } from './storage-error.ts';

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
 * {@link DataFolderInUseError}, or a sentence about the folder. Reading the database beside the program, as a backup
 * does, needs no lock.
 */
export function lockDataFolder(dataDir: string): { release: () => void } {
  let opened: DatabaseSync | undefined;
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const lock = new DatabaseSync(join(dataDir, 'winnow.lock'), { timeout: 0 });
    opened = lock;
    // A journal on the disk would be left behind by a kill.
    lock.exec('pragma journal_mode = memory; begin exclusive');
    return { release: () => lock.close() };
  } catch (error) {
    opened?.close();
    throw isBusy(error) ? new DataFolderInUseError(dataDir) : explainStorageError(error, dataDir);
  }
}

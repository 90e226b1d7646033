import { mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import {
  BACKUP_FOLDER,
  type BackupFile,
  nameBackup,
  parseBackupName,
  pruneBackups,
} from '#server/database/backup/backup-files.ts';
import type { CheckedDatabase } from '#server/database/backup/check-database.ts';
import { describeStorageTrouble, findStorageTrouble } from '#server/database/storage-error.ts';
import { hasCode } from '#server/platform/has-code.ts';
import { describeBytes } from '#shared/byte-words.ts';
import type { BackupWork } from './backup-worker.ts';

export type BackupOutcome =
  | { outcome: 'made'; backup: BackupFile }
  /** In a sentence for the owner, with what to do. */
  | { outcome: 'failed'; failure: string };

export type BackupPlace = {
  /** The database. */
  file: string;
  dataDir: string;
  /** How many backups stay, this one among them. */
  kept: number;
  /** Epoch milliseconds. */
  now: number;
};

/** A copy grows while it is made: this much more than the file has now must be free. */
const ROOM = 1.2;

/**
 * Makes a backup in a thread of its own, reads it back, and deletes the oldest beyond the number kept; those
 * go only once the new one is known to be whole. Rejects never.
 */
export async function makeBackup(
  { file, dataDir, kept, now }: BackupPlace,
  signal: AbortSignal,
): Promise<BackupOutcome> {
  const target = join(dataDir, BACKUP_FOLDER, nameBackup(now));
  try {
    prepareFolder(dirname(target));
    const lacking = findLackingRoom(file, dirname(target));
    if (lacking) return { outcome: 'failed', failure: lacking };
    const checked = await runInThread({ file, target }, signal);
    if (checked.state !== 'sound') {
      rmSync(target, { force: true });
      return { outcome: 'failed', failure: describeUnsound(checked) };
    }
    pruneBackups(dataDir, kept);
    return {
      outcome: 'made',
      backup: {
        name: basename(target),
        bytes: statSync(target).size,
        madeAt: parseBackupName(basename(target)) ?? now,
      },
    };
  } catch (error) {
    return { outcome: 'failed', failure: describeFailure(error, dirname(target)) };
  }
}

/** What a kill in the middle of a backup left behind goes. */
function prepareFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const name of readdirSync(folder)) {
    if (/\.db\.unfinished(-journal)?$/.test(name)) rmSync(join(folder, name));
  }
}

function findLackingRoom(file: string, folder: string): string | undefined {
  const { bavail, bsize } = statfsSync(folder);
  const wanted = statSync(file).size * ROOM;
  if (bavail * bsize >= wanted) return undefined;
  return `There is not enough room for a backup: it takes ${describeBytes(wanted)}, and ${describeBytes(bavail * bsize)} are free. Make room, or keep fewer backups.`;
}

function runInThread(work: BackupWork, signal: AbortSignal): Promise<CheckedDatabase> {
  const worker = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData: work });
  const stop = () => void worker.terminate();
  signal.addEventListener('abort', stop);
  return new Promise<CheckedDatabase>((resolve, reject) => {
    worker
      .on('message', resolve)
      .on('error', reject)
      .on('exit', () => {
        signal.removeEventListener('abort', stop);
        reject(new Error('The backup was broken off.'));
      });
  });
}

function describeUnsound(checked: CheckedDatabase): string {
  const detail = 'detail' in checked ? checked.detail : checked.state;
  return `The copy could not be read back whole (${detail}). The database may be damaged: npm run winnow -- doctor says more. Older backups were kept.`;
}

function describeFailure(error: unknown, folder: string): string {
  const trouble = findStorageTrouble(error);
  if (trouble) {
    const { message, hint } = describeStorageTrouble(trouble, folder);
    return `${message} ${hint}`;
  }
  if (hasCode(error, 'EACCES') || hasCode(error, 'EROFS')) {
    return `${folder} may not be written. Give the user that Winnow runs as the right to write it.`;
  }
  return error instanceof Error ? error.message : String(error);
}

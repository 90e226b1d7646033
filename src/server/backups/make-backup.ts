import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BACKUP_FOLDER,
  type BackupFile,
  nameBackup,
  parseBackupName,
  pruneBackups,
} from '#server/database/backup/backup-files.ts';
import type { CheckedDatabase } from '#server/database/backup/check-database.ts';
import { describeBytes } from '#shared/byte-words.ts';
import type { BackupAnswer } from './backup-process.ts';
import { describeFailure } from './describe-failure.ts';

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
 * Makes a backup in a process of its own, reads it back, and deletes the oldest beyond the number kept; those
 * go only once the new one is known to be whole. Rejects never.
 */
export async function makeBackup(
  { file, dataDir, kept, now }: BackupPlace,
  signal: AbortSignal,
): Promise<BackupOutcome> {
  const { target, madeAt } = findFreeName(join(dataDir, BACKUP_FOLDER), now);
  try {
    prepareFolder(dirname(target));
    const lacking = findLackingRoom(file, dirname(target));
    if (lacking) return { outcome: 'failed', failure: lacking };
    const answer = await runApart({ file, target }, signal);
    if ('failure' in answer) return { outcome: 'failed', failure: answer.failure };
    const { checked } = answer;
    if (checked.state !== 'sound') {
      rmSync(target, { force: true });
      return { outcome: 'failed', failure: describeUnsound(checked) };
    }
    pruneBackups(dataDir, { kept, now: madeAt });
    return { outcome: 'made', backup: { name: basename(target), bytes: statSync(target).size, madeAt } };
  } catch (error) {
    return { outcome: 'failed', failure: describeFailure(error, dirname(target)) };
  }
}

/** Names tell seconds: a second backup within one takes the name of the next. */
function findFreeName(folder: string, now: number): { target: string; madeAt: number } {
  const name = nameBackup(now);
  const target = join(folder, name);
  return existsSync(target)
    ? findFreeName(folder, now + 1_000)
    : { target, madeAt: parseBackupName(name) ?? now };
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

/** Ends with the signal at once, whatever it is at. Rejects when it ends without an answer. */
function runApart(
  { file, target }: { file: string; target: string },
  signal: AbortSignal,
): Promise<BackupAnswer> {
  const program = fileURLToPath(new URL('./backup-process.ts', import.meta.url));
  const child = fork(program, [file, target], { signal, killSignal: 'SIGKILL', stdio: 'ignore' });
  return new Promise<BackupAnswer>((resolve, reject) => {
    // Breaking it off is such an error too: what counts is that it has ended.
    child
      .on('message', (answer) => resolve(answer as BackupAnswer))
      .on('error', () => undefined)
      .on('exit', () => reject(new Error('The backup was broken off.')));
  });
}

function describeUnsound(checked: CheckedDatabase): string {
  const detail = 'detail' in checked ? checked.detail : checked.state;
  return `The copy could not be read back whole (${detail}). The database may be damaged: npm run winnow -- doctor says more. Older backups were kept.`;
}

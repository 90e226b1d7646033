import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { resolve } from 'node:path';
import { BACKUP_FOLDER, listBackups } from '#server/database/backup/backup-files.ts';
import { DataFolderInUseError, lockDataFolder } from '#server/database/lock-data-folder.ts';
import { LITTLE_ROOM } from '#server/status/find-reasons.ts';
import { describeBytes } from '#shared/byte-words.ts';
import type { Finding } from './finding.ts';

const DAY = 86_400_000;
/** A backup older than this no longer saves much. */
const OLD_BACKUP = 14 * DAY;

/** Whether the folder may be written, how full its disk is, who uses it, and how old the newest backup is. */
export function checkDataFolder(dataDir: string, now: number): Finding[] {
  if (!existsSync(dataDir)) {
    return [
      { state: 'weak', text: `${resolve(dataDir)} is not there yet.`, cure: 'The first start makes it.' },
    ];
  }
  try {
    accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    const cure = 'Give the user that Winnow runs as the right to write it.';
    return [{ state: 'broken', text: `${resolve(dataDir)} may not be written.`, cure }];
  }
  return [checkUse(dataDir), checkRoom(dataDir), checkBackups(dataDir, now)];
}

function checkUse(dataDir: string): Finding {
  try {
    lockDataFolder(dataDir).release();
    return { state: 'good', text: 'Winnow is not running on it.' };
  } catch (error) {
    if (error instanceof DataFolderInUseError) return { state: 'good', text: 'Winnow is running on it.' };
    throw error;
  }
}

function checkRoom(dataDir: string): Finding {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = bavail * bsize;
  const text = `${describeBytes(free)} are free on its disk.`;
  if (free > LITTLE_ROOM) return { state: 'good', text };
  return { state: free === 0 ? 'broken' : 'weak', text, cure: 'Make room: a full disk can save nothing.' };
}

function checkBackups(dataDir: string, now: number): Finding {
  const [newest] = listBackups(dataDir);
  if (!newest) {
    const cure = 'npm run winnow -- backup makes one; Settings → General makes them by themselves.';
    return { state: 'weak', text: `There is no backup in ${resolve(dataDir, BACKUP_FOLDER)}.`, cure };
  }
  const days = Math.floor((now - newest.madeAt) / DAY);
  const text = `The newest backup is ${newest.name}, ${days === 1 ? '1 day' : `${days} days`} old.`;
  if (now - newest.madeAt < OLD_BACKUP) return { state: 'good', text };
  return { state: 'weak', text, cure: 'npm run winnow -- backup makes a new one.' };
}

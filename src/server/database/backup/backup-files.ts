import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

export type BackupFile = { name: string; bytes: number; madeAt: number };

/** Beside the database, so that one volume holds everything; another disk is for `backup <file>` and the owner. */
export const BACKUP_FOLDER = 'backups';

/** `winnow-20261123-054900.db`, by universal time: names sort as they were made. */
const NAME = /^winnow-(\d{4})(\d{2})(\d{2})-(\d{2})(\d{2})(\d{2})\.db$/;

/** The name of a backup made at this moment (epoch ms). */
export function nameBackup(now: number): string {
  const digits = new Date(now).toISOString().replace(/\D/g, '');
  return `winnow-${digits.slice(0, 8)}-${digits.slice(8, 14)}.db`;
}

/** When a file of this name was made, in epoch ms; undefined for the name of anything else. */
export function parseBackupName(name: string): number | undefined {
  const match = NAME.exec(name);
  if (!match) return undefined;
  const [year = 0, month = 0, ...rest] = match.slice(1).map(Number);
  return Date.UTC(year, month - 1, ...(rest as [number, number, number, number]));
}

/** The backups of a data folder, newest first. */
export function listBackups(dataDir: string): BackupFile[] {
  const folder = join(dataDir, BACKUP_FOLDER);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((name) => {
      const madeAt = parseBackupName(name);
      return madeAt === undefined ? [] : [{ name, madeAt, bytes: statSync(join(folder, name)).size }];
    })
    .sort((one, other) => other.madeAt - one.madeAt);
}

/** What a step to another version, or a restore, left beside the database; ends with the moment in epoch ms. */
const COPY = /^winnow\.db\.before-(version-\d+|restore)-(\d+)$/;

export type CopyFile = { name: string; kind: 'version' | 'restore'; madeAt: number };

/** The copies in a data folder that were made before an upgrade or a restore, newest first. */
export function listCopies(dataDir: string): CopyFile[] {
  if (!existsSync(dataDir)) return [];
  return readdirSync(dataDir)
    .flatMap((name): CopyFile[] => {
      const [, kind, madeAt] = COPY.exec(name) ?? [];
      return kind === undefined
        ? []
        : [{ name, kind: kind === 'restore' ? kind : 'version', madeAt: Number(madeAt) }];
    })
    .sort((one, other) => other.madeAt - one.madeAt);
}

/**
 * Deletes all but the newest `kept` backups; files of other names stay. What seems to be made after `now` (epoch ms)
 * is of a clock that was set back since, and goes first. Returns the names that went.
 */
export function pruneBackups(dataDir: string, { kept, now }: { kept: number; now: number }): string[] {
  const { past = [], ahead = [] } = Object.groupBy(listBackups(dataDir), ({ madeAt }) =>
    madeAt > now ? 'ahead' : 'past',
  );
  const old = [...past, ...ahead].slice(Math.max(1, kept));
  for (const { name } of old) rmSync(join(dataDir, BACKUP_FOLDER, name));
  return old.map(({ name }) => name);
}

import { copyFileSync, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { DATABASE_FILE } from '#server/database/open.ts';
import { removeSearchFile } from '#server/database/search-file.ts';
import { type CheckedDatabase, checkDatabase } from './check-database.ts';
import { copyDatabase } from './copy-database.ts';

export type Restored = {
  state: 'restored';
  version: number;
  articles: number;
  /** Where the database stands that was there before; null when there was none. */
  keptAs: string | null;
};

/**
 * Puts a backup in the place of the database. What was there is kept beside it under another name, and the
 * backup itself is not touched. Nothing is changed when it is not a sound file of Winnow. For a folder that
 * nobody else uses: the caller holds its lock. `now`: epoch milliseconds.
 */
export async function restoreDatabase(
  dataDir: string,
  backup: string,
  now: number,
): Promise<Restored | Exclude<CheckedDatabase, { state: 'sound' }>> {
  const checked = checkDatabase(backup);
  if (checked.state !== 'sound') return checked;
  const file = join(dataDir, DATABASE_FILE);
  const incoming = `${file}.incoming`;
  rmSync(incoming, { force: true });
  // Not the file alone: of a Winnow that was killed, or is copied as it runs, the newest stands in the log beside it.
  await copyDatabase(backup, incoming);
  const keptAs = existsSync(file) ? keepAside(file, `${file}.before-restore-${now}`) : null;
  // What was indexed since the backup would be taken for the articles that come after it, by their ids.
  removeSearchFile(file);
  // One step: whenever the process dies, either the old or the new file stands here whole.
  renameSync(incoming, file);
  return { ...checked, state: 'restored', keptAs };
}

function keepAside(file: string, kept: string): string {
  foldLog(file);
  link(file, kept);
  for (const part of ['-wal', '-shm']) {
    if (existsSync(`${file}${part}`)) renameSync(`${file}${part}`, `${kept}${part}`);
  }
  return kept;
}

/** Brings what stands in the log into the file, which closing does. A damaged file is kept as it is, with its log. */
function foldLog(file: string): void {
  try {
    const connection = new DatabaseSync(file);
    connection.exec('pragma wal_checkpoint(truncate)');
    connection.close();
  } catch {
    // Whatever is wrong with it, it is kept beside the new one.
  }
}

/** A second name for the file; a copy on disks that know none. */
function link(file: string, name: string): void {
  try {
    linkSync(file, name);
  } catch {
    rmSync(name, { force: true });
    copyFileSync(file, name);
  }
}

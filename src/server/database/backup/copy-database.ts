import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';

/** Pages at once: some 400 kB, so that whoever writes meanwhile waits for a moment only. */
const PAGES_AT_ONCE = 100;

/**
 * Copies a database that may be in use, by SQLite's own online way: what was committed when the copy began is
 * in it, whole. It stands under its name only when it is complete; a copy that was broken off leaves nothing
 * behind. Never replaces a file. Source: SQLite, Online Backup API.
 */
export async function copyDatabase(file: string, target: string): Promise<void> {
  if (existsSync(target)) throw new Error(`${target} is there already.`);
  mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  const source = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
  try {
    holdStill(source);
    await backup(source, unfinished, { rate: PAGES_AT_ONCE });
    settleJournal(unfinished);
    renameSync(unfinished, target);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  } finally {
    source.close();
  }
}

/**
 * Reads what is there at this moment, whatever is written meanwhile. Without it each write of somebody else makes the
 * copy begin anew, and that of a large file never ends. Source: SQLite, Online Backup API, "sqlite3_backup_step()".
 */
function holdStill(source: DatabaseSync): void {
  source.exec('begin');
  source.prepare('select 1 from sqlite_schema limit 1').get();
}

/** The copy says that it keeps a log beside it, as its source does. One file alone is easier to carry about. */
function settleJournal(file: string): void {
  const copy = new DatabaseSync(file);
  copy.exec('pragma journal_mode = delete');
  copy.close();
}

import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';

/**
 * Keeps a copy of the file beside it, as it is before a step to another version. It stands under its name only when
 * it is whole and on the disk: a kill in the midst leaves an `.unfinished` one, which the next copy clears away.
 */
export function keepBeforeMigration(connection: DatabaseSync, file: string, version: number): void {
  const beginning = `${basename(file)}.before-version-`;
  for (const name of readdirSync(dirname(file))) {
    if (name.startsWith(beginning) && name.endsWith(UNFINISHED)) rmSync(join(dirname(file), name));
  }
  const target = `${file}.before-version-${version + 1}-${Date.now()}`;
  try {
    connection.prepare('vacuum into ?').run(`${target}${UNFINISHED}`);
    waitForDisk(`${target}${UNFINISHED}`);
    renameSync(`${target}${UNFINISHED}`, target);
  } catch (error) {
    rmSync(`${target}${UNFINISHED}`, { force: true });
    throw error;
  }
}

const UNFINISHED = '.unfinished';

/** `vacuum into` itself does not. Source: SQLite, VACUUM, "VACUUM INTO". */
function waitForDisk(file: string): void {
  const opened = openSync(file, 'r+');
  fsyncSync(opened);
  closeSync(opened);
}

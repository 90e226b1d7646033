import { closeSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { listCopies } from './backup-files.ts';

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

/** So many copies stay however old they are, and all that are younger than this, in milliseconds. */
const KEPT_COPIES = 3;
const KEPT_FOR = 30 * 86_400_000;

/**
 * Deletes old copies from before a step to another version, once all steps are taken; `now` in epoch ms. Not the
 * young ones, however many: an upgrade that is broken off and goes on leaves several, and the first is the one to go
 * back to. What a restore put aside stays.
 */
export function clearOldCopies(dataDir: string, now: number): void {
  const copies = listCopies(dataDir).filter(({ kind }) => kind === 'version');
  for (const { name, madeAt } of copies.slice(KEPT_COPIES)) {
    if (now - madeAt > KEPT_FOR) rmSync(join(dataDir, name));
  }
}

/** `vacuum into` itself does not. Source: SQLite, VACUUM, "VACUUM INTO". */
function waitForDisk(file: string): void {
  const opened = openSync(file, 'r+');
  fsyncSync(opened);
  closeSync(opened);
}

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadConfig } from '#server/config/load.ts';
import { BACKUP_FOLDER, listBackups, listCopies } from '#server/database/backup/backup-files.ts';
import type { CheckedDatabase } from '#server/database/backup/check-database.ts';
import { restoreDatabase } from '#server/database/backup/restore-database.ts';
import { lockDataFolder } from '#server/database/lock-data-folder.ts';
import { AppError } from '#shared/app-error.ts';
import { makeFileCommand } from './file-command.ts';

const USAGE = `npm run winnow -- restore <file>

Puts a backup in the place of the database; what was there is kept beside it. Winnow must not be running.
<file> is a path, or the name of a backup, or of a copy that was made before an upgrade. Without it: lists those.
`;

/** The command `restore`. */
export const restore = makeFileCommand(USAGE, async (name, { environment, now, write }) => {
  const { data_dir: dataDir } = loadConfig(environment);
  if (name === undefined) {
    write(`${USAGE}\n${describeBackups(dataDir)}\n`);
    return 1;
  }
  const places = [name, join(dataDir, BACKUP_FOLDER, name), join(dataDir, name)];
  const file = resolve(places.find((place) => existsSync(place)) ?? name);
  const lock = lockDataFolder(dataDir);
  try {
    const restored = await restoreDatabase(dataDir, file, now());
    if (restored.state !== 'restored') throw refusal(file, restored);
    const before = restored.keptAs ? `What was there before is kept as ${resolve(restored.keptAs)}.\n` : '';
    write(`${file} is the database now: ${restored.articles.toLocaleString('en')} articles.\n${before}`);
    return 0;
  } finally {
    lock.release();
  }
});

function describeBackups(dataDir: string): string {
  const backups = listBackups(dataDir).map(({ name }) => name);
  const copies = listCopies(dataDir).map(({ name }) => name);
  const none = `There are no backups in ${resolve(dataDir, BACKUP_FOLDER)}.`;
  return [
    ...(backups.length === 0 ? [none] : ['Newest first:', ...backups.map(indent)]),
    ...(copies.length === 0 ? [] : ['Made before an upgrade or a restore:', ...copies.map(indent)]),
  ].join('\n');
}

function indent(name: string): string {
  return `  ${name}`;
}

function refusal(file: string, found: Exclude<CheckedDatabase, { state: 'sound' }>): AppError {
  switch (found.state) {
    case 'missing':
      return new AppError('not_found', `There is no file ${file}.`, {
        hint: 'npm run winnow -- restore, without a file, lists the backups.',
      });
    case 'newer':
      return new AppError('conflict', `${file} was written by a newer Winnow. Nothing was changed.`, {
        hint: 'Install that version first, or name an older backup.',
      });
    case 'foreign':
      return new AppError('conflict', `${file} is no database of Winnow. Nothing was changed.`, {
        hint: 'Name a file that npm run winnow -- backup wrote.',
      });
    case 'damaged':
      return new AppError('conflict', `${file} is damaged: ${found.detail}. Nothing was changed.`, {
        hint: 'Name another backup.',
      });
  }
}

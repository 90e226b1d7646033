import { statSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '#server/config/load.ts';
import { BACKUP_FOLDER, nameBackup } from '#server/database/backup/backup-files.ts';
import { checkDatabase } from '#server/database/backup/check-database.ts';
import { copyDatabase } from '#server/database/backup/copy-database.ts';
import { AppError } from '#shared/app-error.ts';
import { describeBytes } from '#shared/byte-words.ts';
import { getDatabaseFile, getFreePath, makeFileCommand } from './file-command.ts';

const USAGE = `npm run winnow -- backup [file]

Copies the database into one file, also while Winnow runs, and reads the copy back to see that it is whole.
Without a file: into the folder backups of the data folder. Put it on another disk to be safe from this one.
`;

/** The command `backup`. */
export const backup = makeFileCommand(USAGE, async (named, { environment, now, write }) => {
  const { data_dir: dataDir } = loadConfig(environment);
  const file = getDatabaseFile(dataDir);
  const target = getFreePath(named ?? join(dataDir, BACKUP_FOLDER, nameBackup(now())));
  await copyDatabase(file, target);
  const checked = checkDatabase(target);
  if (checked.state !== 'sound') {
    const detail = 'detail' in checked ? checked.detail : 'it is of a newer Winnow';
    throw new AppError('conflict', `${target} was written, but is not sound: ${detail}`, {
      hint: 'npm run winnow -- doctor says more. Keep older backups.',
    });
  }
  write(
    `${target}\n${checked.articles.toLocaleString('en')} articles, ${describeBytes(statSync(target).size)}, read back whole.\n`,
  );
  return 0;
});

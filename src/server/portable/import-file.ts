import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyDatabase } from '#server/database/backup/copy-database.ts';
import { restoreDatabase } from '#server/database/backup/restore-database.ts';
import { DATABASE_FILE, openDatabase } from '#server/database/open.ts';
import { openToRead } from '#server/database/open-to-read.ts';
import { AppError } from '#shared/app-error.ts';
import { type Imported, importLines } from './import-lines.ts';
import { hurryAlong, listFilledTables, makeRoom } from './import-queries.ts';
import { readLines } from './read-lines.ts';

export type ImportOptions = {
  file: string;
  /** Epoch ms. */
  now: number;
  /** Hears now and then how many articles are there. */
  tell: (articles: number) => void;
};

/**
 * Takes an export into a Winnow that is empty but for its password and settings. Everything goes into a new file
 * beside the database, which takes its place at the very end: until then nothing is changed, whatever happens. For a
 * folder that nobody else uses: the caller holds its lock. Throws `conflict` for a Winnow that is not empty, and
 * `invalid_request` for a file that is not an export.
 */
export async function importFile(dataDir: string, options: ImportOptions): Promise<Imported> {
  const current = join(dataDir, DATABASE_FILE);
  if (existsSync(current)) await refuseFilled(current);
  // A folder of its own, since a database is always called the same in its folder.
  const beside = join(dataDir, 'import-unfinished');
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { recursive: true, mode: 0o700 });
  try {
    if (existsSync(current)) await copyDatabase(current, join(beside, DATABASE_FILE));
    const imported = await fill(beside, options);
    const restored = await restoreDatabase(dataDir, join(beside, DATABASE_FILE), options.now);
    if (restored.state === 'restored') return imported;
    const detail = 'detail' in restored ? restored.detail : restored.state;
    throw new AppError('conflict', `What was imported is not sound: ${detail}. Nothing was changed.`);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}

async function refuseFilled(file: string): Promise<void> {
  const { db, close } = openToRead(file);
  try {
    const filled = await listFilledTables(db);
    if (filled.length === 0) return;
    throw new AppError('conflict', `This Winnow is not empty: it has ${filled.map(wordFor).join(', ')}.`, {
      hint: 'Import into a data folder of its own: name one with WINNOW_DATA_DIR. Nothing was changed.',
    });
  } finally {
    await close();
  }
}

function wordFor(table: string): string {
  if (table === 'feedback') return 'votes';
  return table === 'saved_searches' ? 'saved searches' : table;
}

async function fill(folder: string, { file, tell }: ImportOptions): Promise<Imported> {
  const { db, close } = await openDatabase(folder);
  try {
    await hurryAlong(db);
    return await db.transaction().execute(async (transaction) => {
      await makeRoom(transaction);
      return importLines(transaction, readLines(file), tell);
    });
  } finally {
    await close();
  }
}

import { stat } from 'node:fs/promises';
import { readFreeBytes } from '#server/database/dialect.ts';
import type { Database } from '#server/database/open.ts';
import type { Clock } from '#server/platform/clock.ts';
import { hasCode } from '#server/platform/has-code.ts';
import { readReaderSettings } from '#server/settings/reader-settings.ts';
import type { Storage } from '#shared/storage.ts';
import type { DueCounter } from './count-due.ts';
import { countKept } from './storage-queries.ts';

export type StorageDeps = {
  db: Database;
  clock: Clock;
  /** The database's file. */
  file: string;
  due: DueCounter;
  /** Of images that are kept on the disk. */
  imageBytes: () => Promise<number>;
};

/** What is kept, and what a run would take away by these days; by the saved ones where they are left out. */
export async function readStorage(
  { db, clock, file, due, imageBytes }: StorageDeps,
  days?: number | null,
): Promise<Storage> {
  const asked = days === undefined ? (await readReaderSettings(db)).retention_days : days;
  // The log beside the file holds what has not gone into it yet.
  const [own, log] = await Promise.all([file, `${file}-wal`].map(fileSize));
  return {
    ...(await countKept(db)),
    database_bytes: (own ?? 0) + (log ?? 0),
    free_bytes: await readFreeBytes(db),
    image_bytes: await imageBytes(),
    would_remove: await due.count({ days: asked, now: clock.now() }),
  };
}

async function fileSize(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 0;
    throw error;
  }
}

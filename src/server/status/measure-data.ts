import { readdir, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode } from '#server/platform/has-code.ts';

/** What takes room in the data folder beside images, in bytes. */
export type DataSizes = { database: number; search: number; backups: number };

/** Adds up the files of the data folder by what they are for; files of others are in none of the sums. */
export async function measureData(dataDir: string): Promise<DataSizes> {
  const sizes: DataSizes = { database: 0, search: 0, backups: 0 };
  for (const name of await listFiles(dataDir)) {
    const kind = findKind(name);
    if (kind) sizes[kind] += await sizeOf(join(dataDir, name));
  }
  for (const name of await listFiles(join(dataDir, 'backups'))) {
    sizes.backups += await sizeOf(join(dataDir, 'backups', name));
  }
  return sizes;
}

/** What is free on the disk of a folder, in bytes, for whoever runs Winnow; null where the system does not tell. */
export async function findFreeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch {
    return null;
  }
}

/** A file belongs to the database with its log and its index of it; `winnow.db.before-…` is a copy. */
function findKind(name: string): keyof DataSizes | null {
  if (/^winnow\.db(-wal|-shm)?$/.test(name)) return 'database';
  if (/^search\.db(-wal|-shm)?$/.test(name)) return 'search';
  return name.startsWith('winnow.db.before-') ? 'backups' : null;
}

async function listFiles(folder: string): Promise<string[]> {
  return (await unlessGone(readdir(folder))) ?? [];
}

async function sizeOf(file: string): Promise<number> {
  return (await unlessGone(stat(file)))?.size ?? 0;
}

/** Files come and go while they are counted. */
async function unlessGone<Found>(found: Promise<Found>): Promise<Found | undefined> {
  try {
    return await found;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

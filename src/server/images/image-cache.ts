import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from '#server/platform/logger.ts';
import { createRecentlyUsed, type RecentlyUsed } from './recently-used.ts';

/** Images on the disk, by the address they came from. What was not asked for longest goes first. */
export type ImageCache = {
  /** Undefined when it is not there (any more). */
  find: (url: string) => Promise<Buffer<ArrayBuffer> | undefined>;
  /** Never throws: a full disk makes images slower, not broken. */
  store: (url: string, bytes: Uint8Array) => Promise<void>;
  /** What all of them take on the disk. */
  bytes: () => Promise<number>;
};

export type ImageCacheOptions = { folder: string; maxBytes: number; logger: Logger };

/** What was being written when the program ended. */
const UNFINISHED = '.part';

/** The folder is looked through at the first question, not at the start. */
export function createImageCache({ folder, maxBytes, logger }: ImageCacheOptions): ImageCache {
  let opening: Promise<RecentlyUsed> | undefined;
  const fileOf = (name: string) => join(folder, name);

  const open = () => {
    opening ??= readFolder(folder, maxBytes).catch((error) => {
      logger.warn({ err: error }, 'the folder of images cannot be used');
      opening = undefined;
      return createRecentlyUsed(maxBytes);
    });
    return opening;
  };

  const write = async (name: string, bytes: Uint8Array) => {
    const index = await open();
    const unfinished = fileOf(`${randomUUID()}${UNFINISHED}`);
    try {
      await mkdir(folder, { recursive: true });
      await writeFile(unfinished, bytes);
      // Whoever reads sees the whole file or none.
      await rename(unfinished, fileOf(name));
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      throw error;
    }
    for (const gone of index.add(name, bytes.length)) await rm(fileOf(gone), { force: true });
  };

  return {
    find: async (url) => {
      const name = nameOf(url);
      const index = await open();
      if (!index.has(name)) return undefined;
      index.touch(name);
      // Somebody may have thrown it away, or the disk is damaged: either way it is to be fetched again.
      const bytes = await readFile(fileOf(name)).catch(() => undefined);
      if (!bytes) index.remove(name);
      return bytes;
    },
    store: async (url, bytes) => {
      try {
        await write(nameOf(url), bytes);
      } catch (error) {
        logger.warn({ err: error }, 'an image could not be kept on the disk');
      }
    },
    bytes: async () => (await open()).total(),
  };
}

/** Nothing of the address is left in the name: it could lead anywhere. */
function nameOf(url: string): string {
  return createHash('sha256').update(url).digest('hex');
}

/** What is there, the oldest first; what was not finished, and what is too much by now, is thrown away. */
async function readFolder(folder: string, maxBytes: number): Promise<RecentlyUsed> {
  await mkdir(folder, { recursive: true });
  const files: { name: string; size: number; at: number }[] = [];
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    if (name.endsWith(UNFINISHED)) await rm(file, { force: true });
    else if (/^[\da-f]{64}$/.test(name)) {
      const { size, mtimeMs } = await stat(file);
      files.push({ name, size, at: mtimeMs });
    }
  }
  const index = createRecentlyUsed(maxBytes);
  for (const { name, size } of files.sort((one, other) => one.at - other.at)) {
    for (const gone of index.add(name, size)) await rm(join(folder, gone), { force: true });
  }
  return index;
}

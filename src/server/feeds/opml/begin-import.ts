import type { Database } from '#server/database/open.ts';
import { publicUrl } from '#server/feeds/feed-address.ts';
import { AppError } from '#shared/app-error.ts';
import type { FeedList, ListedFeed } from './feed-list.ts';
import {
  findOrPlaceFolder,
  findStoredImport,
  listAllAddresses,
  type NewImportFeed,
  nextFeedPosition,
  nextFolderPosition,
  replaceImport,
} from './import-queries.ts';

/** Longer addresses than any site has; nor does adding one feed take them. */
const MAX_ADDRESS = 2_048;

/**
 * Writes down all that a list wants, so that nothing of it is lost from then on; returns the import's id.
 * What we have already is settled at once. Throws `conflict` while another import runs.
 */
export async function beginImport(
  db: Database,
  { source, list, now }: { source: string; list: FeedList; now: number },
): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    const last = await findStoredImport(transaction);
    if (last && last.finished_at === null) {
      throw new AppError('conflict', `An import is running already: ${last.source}.`, {
        hint: 'Wait until it is done, or cancel it.',
      });
    }
    const rows = await planRows(transaction, list);
    await insertEmptyFolders(transaction, list);
    return replaceImport(transaction, { source, now, leftOut: list.leftOut }, rows);
  });
}

async function planRows(db: Database, list: FeedList): Promise<Omit<NewImportFeed, 'import_id'>[]> {
  const addresses = await listAllAddresses(db);
  const known = new Map(addresses.map(({ id, url }) => [url.includes('@') ? publicUrl(url) : url, id]));
  const firstPosition = await nextFeedPosition(db);
  const firstFolder = await nextFolderPosition(db);
  const folderPositions = new Map(list.folders.map((name, index) => [name, firstFolder + index]));
  return list.feeds.map((feed, index) => {
    const { url, title, folder } = feed;
    const feedId = known.get(url) ?? null;
    const isTooLong = url.length > MAX_ADDRESS;
    const state = feed.repeats || feedId !== null ? 'known' : isTooLong ? 'failed' : 'waiting';
    return {
      position: firstPosition + index,
      ...{ url: url.slice(0, MAX_ADDRESS), title, folder, state, feed_id: feedId },
      folder_position: folder === null ? null : (folderPositions.get(folder) ?? null),
      options: state === 'known' ? null : optionsOf(feed),
      failure_kind: state === 'failed' ? 'bad_url' : null,
      failure_text: null,
    };
  });
}

/** Read back by {@link parseStoredOptions}. */
function optionsOf({ login, options }: ListedFeed): string | null {
  const stored = { ...options, ...(login === null ? {} : { login }) };
  return Object.keys(stored).length === 0 ? null : JSON.stringify(stored);
}

/** Other folders are made for the first feed that comes into them: none stands empty because all failed. */
async function insertEmptyFolders(db: Database, list: FeedList): Promise<void> {
  const used = new Set(list.feeds.map(({ folder }) => folder));
  const first = await nextFolderPosition(db);
  for (const [index, name] of list.folders.entries()) {
    if (!used.has(name)) await findOrPlaceFolder(db, name, first + index);
  }
}

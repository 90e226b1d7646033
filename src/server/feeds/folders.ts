import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { AppError } from '#shared/app-error.ts';
import type { FeedOrder, Folder } from '#shared/folder.ts';
import { noSuchFeed } from './feed-queries.ts';
import {
  deleteFolderRow,
  getFolder,
  getFolderByName,
  insertFolder,
  listFolders,
  updateFolderName,
  writeFolderOrder,
} from './folder-queries.ts';
import { closeGaps, listFeedsInFolder, takeOutOfFolder, writeFeedOrder } from './place-queries.ts';

/** Each change is announced as one of feeds: with their folders they are shown as one list. */
export type FolderDeps = { db: Database; bus: EventBus };

/** Adds a folder behind the others. Throws `conflict` where one has this name. */
export async function addFolder({ db, bus }: FolderDeps, name: string): Promise<Folder> {
  const folder = await insertFolder(db, name);
  if (!folder) throw nameTaken(await getFolderByName(db, name));
  bus.publish({ type: 'feeds_changed', ids: [] });
  return folder;
}

/** Throws `not_found`, or `conflict` where another folder has this name. */
export async function renameFolder({ db, bus }: FolderDeps, id: number, name: string): Promise<Folder> {
  await getFolder(db, id);
  const folder = await updateFolderName(db, id, name);
  if (!folder) throw nameTaken(await getFolderByName(db, name));
  bus.publish({ type: 'feeds_changed', ids: [] });
  return folder;
}

/** Deletes a folder; its feeds stay, in none. Returns how many those are. Throws `not_found`. */
export async function removeFolder({ db, bus }: FolderDeps, id: number): Promise<number> {
  const feedIds = await db.transaction().execute(async (transaction) => {
    await getFolder(transaction, id);
    const taken = await takeOutOfFolder(transaction, id);
    await deleteFolderRow(transaction, id);
    const left = (await listFolders(transaction)).map((folder) => folder.id);
    await writeFolderOrder(transaction, left);
    await closeGaps(transaction);
    return taken;
  });
  bus.publish({ type: 'feeds_changed', ids: feedIds });
  return feedIds.length;
}

/**
 * Brings folders into a new order. One that another tab added meanwhile is not named, and comes last. Throws
 * `not_found` or `invalid_request`, and then nothing is changed.
 */
export async function orderFolders({ db, bus }: FolderDeps, ids: readonly number[]): Promise<Folder[]> {
  refuseRepeated(ids);
  const folders = await db.transaction().execute(async (transaction) => {
    for (const id of ids) await getFolder(transaction, id);
    const before = (await listFolders(transaction)).map((folder) => folder.id);
    await writeFolderOrder(transaction, namedFirst(ids, before));
    return listFolders(transaction);
  });
  bus.publish({ type: 'feeds_changed', ids: [] });
  return folders;
}

/**
 * Brings the feeds of a folder (null: of none) into a new order, and feeds of other folders into it. Throws
 * `not_found` or `invalid_request`, and then nothing is changed.
 */
export async function orderFeeds({ db, bus }: FolderDeps, order: FeedOrder): Promise<void> {
  const { folder_id: folderId, ids } = order;
  refuseRepeated(ids);
  await db.transaction().execute(async (transaction) => {
    if (folderId !== null) await getFolder(transaction, folderId);
    const before = await listFeedsInFolder(transaction, folderId);
    const all = namedFirst(ids, before);
    const written = await writeFeedOrder(transaction, folderId, all);
    if (written.length < all.length) throw noSuchFeed();
    await closeGaps(transaction);
  });
  bus.publish({ type: 'feeds_changed', ids: [...ids] });
}

function namedFirst(named: readonly number[], all: readonly number[]): number[] {
  const isNamed = new Set(named);
  return [...named, ...all.filter((id) => !isNamed.has(id))];
}

function refuseRepeated(ids: readonly number[]): void {
  if (new Set(ids).size < ids.length) {
    throw new AppError('invalid_request', 'An order cannot name the same one twice.');
  }
}

function nameTaken({ id, name }: Folder): AppError {
  return new AppError('conflict', `There is a folder “${name}” already.`, {
    hint: 'Choose another name, or move the feeds into that folder.',
    details: { folder_id: id },
  });
}

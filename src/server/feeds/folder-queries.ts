import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import { AppError } from '#shared/app-error.ts';
import { type Folder, MAX_FOLDER_NAME, tidyFolderName } from '#shared/folder.ts';

const shownColumns = ['id', 'name', 'position'] as const;

/** All folders in the owner's order. */
export async function listFolders(db: Database): Promise<Folder[]> {
  return db.selectFrom('folders').select(shownColumns).orderBy('position').orderBy('id').execute();
}

/** Throws `not_found`. */
export async function getFolder(db: Database, id: number): Promise<Folder> {
  const folder = await db.selectFrom('folders').select(shownColumns).where('id', '=', id).executeTakeFirst();
  if (!folder) throw noSuchFolder();
  return folder;
}

/** The folder that is called so, whatever the case; as the last one where there is none. */
export async function findOrInsertFolder(db: Database, name: string): Promise<Folder> {
  const cut = Array.from(tidyFolderName(name)).slice(0, MAX_FOLDER_NAME).join('').trim();
  return (await insertFolder(db, cut)) ?? (await getFolderByName(db, cut));
}

/** The new folder, as the last one; undefined where one has this name. */
export async function insertFolder(db: Database, name: string): Promise<Folder | undefined> {
  return db
    .insertInto('folders')
    .values({
      name,
      name_key: nameKey(name),
      position: sql`(select coalesce(max(position) + 1, 0) from folders)`,
    })
    .onConflict((conflict) => conflict.column('name_key').doNothing())
    .returning(shownColumns)
    .executeTakeFirst();
}

/** The folder with this name. Throws `not_found`. */
export async function getFolderByName(db: Database, name: string): Promise<Folder> {
  const folder = await db
    .selectFrom('folders')
    .select(shownColumns)
    .where('name_key', '=', nameKey(name))
    .executeTakeFirst();
  if (!folder) throw noSuchFolder();
  return folder;
}

/** Undefined where another one has this name. The caller knows that the folder is there. */
export async function updateFolderName(db: Database, id: number, name: string): Promise<Folder | undefined> {
  const taken = await db
    .selectFrom('folders')
    .select('id')
    .where('name_key', '=', nameKey(name))
    .where('id', '<>', id)
    .executeTakeFirst();
  if (taken) return undefined;
  return db
    .updateTable('folders')
    .set({ name, name_key: nameKey(name) })
    .where('id', '=', id)
    .returning(shownColumns)
    .executeTakeFirst();
}

/** Numbers these folders from 0 on in this order. */
export async function writeFolderOrder(db: Database, ids: readonly number[]): Promise<void> {
  await sql`
    update folders set position = places.key from json_each(${JSON.stringify(ids)}) as places
    where folders.id = places.value
  `.execute(db);
}

/** Deletes an empty folder. */
export async function deleteFolderRow(db: Database, id: number): Promise<void> {
  await db.deleteFrom('folders').where('id', '=', id).execute();
}

/** Names are the same whatever their case: to capitals first, so that "ß" meets "SS". */
function nameKey(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

function noSuchFolder(): AppError {
  return new AppError('not_found', 'There is no such folder (any more).');
}

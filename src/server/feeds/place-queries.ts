import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import { compareInFolder } from './feed-order.ts';
import type { StoredFeed } from './feed-queries.ts';
import { nameOfFeed } from './shown-feed-queries.ts';

/** Ids of the feeds in a folder (null: in none) as they stand there. */
export async function listFeedsInFolder(db: Database, folderId: number | null): Promise<number[]> {
  const rows = await db
    .selectFrom('feeds')
    .select(['id', 'position', 'custom_title', 'title', 'url'])
    .where('folder_id', 'is', folderId)
    .execute();
  const feeds = rows.map((row) => ({ id: row.id, position: row.position, title: nameOfFeed(row) }));
  return feeds.sort(compareInFolder).map(({ id }) => id);
}

/** Puts these feeds into a folder (null: into none) in this order. Returns those that there are. */
export async function writeFeedOrder(
  db: Database,
  folderId: number | null,
  ids: readonly number[],
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    update feeds set folder_id = ${folderId}, position = places.key
    from json_each(${JSON.stringify(ids)}) as places where feeds.id = places.value returning feeds.id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * What puts a feed at the end of a folder (null: of none). Where the owner has ordered nothing, all stand by
 * name, and so does this one.
 */
export async function placeAtEnd(
  db: Database,
  folderId: number | null,
): Promise<Pick<StoredFeed, 'folder_id' | 'position'>> {
  const last = await findLastPlace(db, folderId);
  return { folder_id: folderId, position: last > 0 ? last + 1 : 0 };
}

/** Puts a new feed at the end of a folder (null: of none); of none too, where that was deleted meanwhile. */
export async function placeNewFeed(db: Database, id: number, folderId: number | null): Promise<void> {
  const { position } = await placeAtEnd(db, folderId);
  await sql`
    update feeds set folder_id = (select id from folders where id = ${folderId}), position = ${position}
    where id = ${id}
  `.execute(db);
}

/** Takes all feeds out of a folder, behind those that stand in none; each by name where nothing is ordered. */
export async function takeOutOfFolder(db: Database, folderId: number): Promise<number[]> {
  const lastLoose = await findLastPlace(db, null);
  const isOrdered = lastLoose > 0 || (await findLastPlace(db, folderId)) > 0;
  const { rows } = await sql<{ id: number }>`
    update feeds set folder_id = null, position = position + ${isOrdered ? lastLoose + 1 : 0}
    where folder_id = ${folderId} returning id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** Closes the gaps that feeds have left; those at the same place stay at the same. */
export async function closeGaps(db: Database): Promise<void> {
  await sql`
    update feeds set position = places.place
    from (select id, dense_rank() over (partition by folder_id order by position) - 1 as place from feeds) as places
    where feeds.id = places.id and feeds.position <> places.place
  `.execute(db);
}

async function findLastPlace(db: Database, folderId: number | null): Promise<number> {
  const row = await db
    .selectFrom('feeds')
    .select((feeds) => feeds.fn.max<number | null>('position').as('last'))
    .where('folder_id', 'is', folderId)
    .executeTakeFirst();
  return row?.last ?? 0;
}

import { setImmediate } from 'node:timers/promises';
import type { Insertable, Selectable } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Tables } from '#server/database/schema.ts';
import { findOrInsertFolder } from '#server/feeds/folder-queries.ts';
import type { ImportedFeed } from '#shared/feed-import.ts';

export type StoredImport = Selectable<Tables['imports']>;
export type StoredImportFeed = Selectable<Tables['import_feeds']>;
export type NewImportFeed = Insertable<Tables['import_feeds']>;

type ImportState = ImportedFeed['state'];

/** Rows one statement writes; measured at 3 ms. */
const BATCH = 250;

/** The one import that is kept, running or done. */
export async function findStoredImport(db: Database): Promise<StoredImport | undefined> {
  return db.selectFrom('imports').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst();
}

export async function countStates(db: Database, importId: number): Promise<Record<ImportState, number>> {
  const rows = await db
    .selectFrom('import_feeds')
    .select(['state', (row) => row.fn.countAll<number>().as('count')])
    .where('import_id', '=', importId)
    .groupBy('state')
    .execute();
  const counts = { waiting: 0, added: 0, known: 0, failed: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

/** Writes an import in the place of all others. The caller's transaction makes it whole or not at all. */
export async function replaceImport(
  db: Database,
  { source, now, leftOut }: { source: string; now: number; leftOut: number },
  feeds: readonly Omit<NewImportFeed, 'import_id'>[],
): Promise<number> {
  await db.deleteFrom('imports').execute();
  const { id } = await db
    .insertInto('imports')
    .values({ source, started_at: now, finished_at: null, left_out: leftOut })
    .returning('id')
    .executeTakeFirstOrThrow();
  for (let start = 0; start < feeds.length; start += BATCH) {
    const rows = feeds.slice(start, start + BATCH).map((feed) => ({ ...feed, import_id: id }));
    await db.insertInto('import_feeds').values(rows).execute();
    // Requests that need no database get their turn.
    await setImmediate();
  }
  return id;
}

/** What has not had its turn. */
export async function listWaiting(db: Database, importId: number): Promise<{ id: number; url: string }[]> {
  return db
    .selectFrom('import_feeds')
    .select(['position as id', 'url'])
    .where('import_id', '=', importId)
    .where('state', '=', 'waiting')
    .orderBy('position')
    .execute();
}

export async function findImportFeed(
  db: Database,
  importId: number,
  position: number,
): Promise<StoredImportFeed | undefined> {
  return db
    .selectFrom('import_feeds')
    .selectAll()
    .where('import_id', '=', importId)
    .where('position', '=', position)
    .executeTakeFirst();
}

/** A page of an import's feeds in the document's order, and how many there are. */
export async function listImportFeeds(
  db: Database,
  importId: number,
  wanted: { state: ImportState | undefined; offset: number; limit: number },
): Promise<{ total: number; rows: StoredImportFeed[] }> {
  const { state, offset, limit } = wanted;
  let query = db.selectFrom('import_feeds').where('import_id', '=', importId);
  if (state !== undefined) query = query.where('state', '=', state);
  const { total } = await query
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await query.selectAll().orderBy('position').limit(limit).offset(offset).execute();
  return { total, rows };
}

export type SettledFeed =
  | { state: 'added' | 'known'; feedId: number | null }
  | { state: 'failed'; kind: string; detail: string };

/** Writes how a feed ended. What it was to be added with is kept only for another try. */
export async function settleImportFeed(
  db: Database,
  { import_id: importId, position }: Pick<StoredImportFeed, 'import_id' | 'position'>,
  settled: SettledFeed,
): Promise<void> {
  const change =
    settled.state === 'failed'
      ? { feed_id: null, failure_kind: settled.kind, failure_text: settled.detail }
      : { feed_id: settled.feedId, failure_kind: null, failure_text: null, options: null };
  await db
    .updateTable('import_feeds')
    .set({ state: settled.state, ...change })
    .where('import_id', '=', importId)
    .where('position', '=', position)
    .execute();
}

/** All that waits becomes failed, for this reason. */
export async function failWaiting(db: Database, importId: number, kind: string): Promise<void> {
  await db
    .updateTable('import_feeds')
    .set({ state: 'failed', failure_kind: kind, failure_text: null })
    .where('import_id', '=', importId)
    .where('state', '=', 'waiting')
    .execute();
}

/** All that failed waits again; tells how many these are. */
export async function awaitFailed(db: Database, importId: number): Promise<number> {
  const result = await db
    .updateTable('import_feeds')
    .set({ state: 'waiting', failure_kind: null, failure_text: null })
    .where('import_id', '=', importId)
    .where('state', '=', 'failed')
    .executeTakeFirst();
  if (result.numUpdatedRows > 0) {
    await db.updateTable('imports').set({ finished_at: null }).where('id', '=', importId).execute();
  }
  return Number(result.numUpdatedRows);
}

/** Ends an import in which nothing waits any more. */
export async function finishImport(db: Database, importId: number, now: number): Promise<void> {
  await db
    .updateTable('imports')
    .set({ finished_at: now })
    .where('id', '=', importId)
    .where('finished_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('import_feeds')
            .select('position')
            .where('import_id', '=', importId)
            .where('state', '=', 'waiting'),
        ),
      ),
    )
    .execute();
}

export async function deleteImport(db: Database, importId: number): Promise<void> {
  await db.deleteFrom('imports').where('id', '=', importId).execute();
}

/** Addresses of all feeds with their ids. */
export async function listAllAddresses(db: Database): Promise<{ id: number; url: string }[]> {
  return db.selectFrom('feeds').select(['id', 'url']).execute();
}

/** The feed with exactly this address. Old ones with a login in theirs were found when the import began. */
export async function findFeedAt(db: Database, url: string): Promise<number | undefined> {
  const row = await db.selectFrom('feeds').select('id').where('url', '=', url).executeTakeFirst();
  return row?.id;
}

/** The position behind all feeds. */
export async function nextFeedPosition(db: Database): Promise<number> {
  const row = await db
    .selectFrom('feeds')
    .select((feed) => feed.fn.max<number | null>('position').as('last'))
    .executeTakeFirst();
  return (row?.last ?? -1) + 1;
}

/** The position behind all folders. */
export async function nextFolderPosition(db: Database): Promise<number> {
  const row = await db
    .selectFrom('folders')
    .select((folder) => folder.fn.max<number | null>('position').as('last'))
    .executeTakeFirst();
  return (row?.last ?? -1) + 1;
}

/** The id of the folder of this name; where it is not there, it is made at this position, else as the last. */
export async function findOrPlaceFolder(
  db: Database,
  name: string,
  position: number | null,
): Promise<number> {
  const next = await nextFolderPosition(db);
  const folder = await findOrInsertFolder(db, name);
  const isNew = folder.position >= next;
  if (isNew && position !== null) {
    await db.updateTable('folders').set({ position }).where('id', '=', folder.id).execute();
  }
  return folder.id;
}

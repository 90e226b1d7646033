import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import { AppError } from '#shared/app-error.ts';
import { MAX_SEARCHES } from '#shared/limits.ts';
import { type NewSearch, type SavedSearch, type SearchChange, savedSearchSchema } from '#shared/search.ts';

const columns = ['id', 'name', 'query', 'sort', 'view', 'position'] as const;

/** A view or an order that a later version no longer has is as none. */
const storedSchema = savedSearchSchema.extend({
  sort: savedSearchSchema.shape.sort.catch(null),
  view: savedSearchSchema.shape.view.catch(null),
});

/** All saved searches in the owner's order. */
export async function listSearches(db: Database): Promise<SavedSearch[]> {
  const rows = await db
    .selectFrom('saved_searches')
    .select(columns)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => storedSchema.parse(row));
}

/** Throws `not_found`. */
export async function getSearch(db: Database, id: number): Promise<SavedSearch> {
  const row = await db.selectFrom('saved_searches').select(columns).where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not_found', 'There is no such saved search (any more).');
  return storedSchema.parse(row);
}

/** The id of the new search, which stands last; undefined where there are {@link MAX_SEARCHES} already. */
export async function insertSearch(db: Database, search: NewSearch): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`
    insert into saved_searches (name, name_key, query, sort, view, position)
    select ${search.name}, ${nameKey(search.name)}, ${search.query}, ${search.sort}, ${search.view},
      (select coalesce(max(position) + 1, 0) from saved_searches)
    where (select count(*) from saved_searches) < ${MAX_SEARCHES}
    returning id
  `.execute(db);
  return rows[0]?.id;
}

export async function updateSearch(db: Database, id: number, change: SearchChange): Promise<void> {
  const { name, query, sort, view } = change;
  await db
    .updateTable('saved_searches')
    .set({
      ...(name === undefined ? {} : { name, name_key: nameKey(name) }),
      ...(query === undefined ? {} : { query }),
      ...(sort === undefined ? {} : { sort }),
      ...(view === undefined ? {} : { view }),
    })
    .where('id', '=', id)
    .execute();
}

export async function deleteSearch(db: Database, id: number): Promise<void> {
  await db.deleteFrom('saved_searches').where('id', '=', id).execute();
}

/** Whether a search other than `besides` has this name, whatever the case. */
export async function isNameTaken(db: Database, name: string, besides = 0): Promise<boolean> {
  const row = await db
    .selectFrom('saved_searches')
    .select('id')
    .where('name_key', '=', nameKey(name))
    .where('id', '<>', besides)
    .executeTakeFirst();
  return row !== undefined;
}

/** Numbers these searches from 0 on in this order. */
export async function writeSearchOrder(db: Database, ids: readonly number[]): Promise<void> {
  await sql`
    update saved_searches set position = places.key from json_each(${JSON.stringify(ids)}) as places
    where saved_searches.id = places.value
  `.execute(db);
}

/** Names are the same whatever their case: to capitals first, so that "ß" meets "SS". */
function nameKey(name: string): string {
  return name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
}

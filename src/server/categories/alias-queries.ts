import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';

/**
 * What a name stands for that is no category's own: the one that it was merged into or that was renamed, null
 * where it was refused or deleted; undefined for a name that nobody knows.
 */
export async function findAlias(db: Database, slug: string): Promise<{ id: number | null } | undefined> {
  return db
    .selectFrom('category_aliases')
    .select('category_id as id')
    .where('slug', '=', slug)
    .executeTakeFirst();
}

/** Where merged categories went, by the ids that they had. Unknown ones are left out. */
export async function findMergedIds(db: Database, ids: readonly number[]): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('category_aliases')
    .select(['merged_id', 'category_id'])
    .where('merged_id', 'in', ids)
    .execute();
  return new Map(
    rows.flatMap(({ merged_id: from, category_id: to }) => (from && to ? [[from, to] as const] : [])),
  );
}

/** Whether one of these was renamed, deleted or refused at or after this instant (epoch ms); merged ones go on as another. */
export async function wereChangedSince(
  db: Database,
  ids: readonly number[],
  since: number,
): Promise<boolean> {
  if (ids.length === 0) return false;
  const row = await db
    .selectFrom('category_aliases')
    .select('slug')
    .where('created_at', '>=', since)
    .where((alias) =>
      alias.or([
        alias.and([alias('category_id', 'in', ids), alias('merged_id', 'is', null)]),
        alias.and([alias('merged_id', 'in', ids), alias('category_id', 'is', null)]),
      ]),
    )
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/**
 * Keeps the names of categories that are about to go, and all names that stood for them, for `into`; null:
 * no proposal of these names counts any more.
 */
export async function keepNames(
  db: Database,
  ids: readonly number[],
  { into, now }: { into: number | null; now: number },
): Promise<void> {
  const list = JSON.stringify(ids);
  await sql`
    update category_aliases set category_id = ${into}
    where category_id in (select value from json_each(${list}))
  `.execute(db);
  await sql`
    insert or replace into category_aliases (slug, name, category_id, merged_id, created_at)
    select slug, name, ${into}, id, ${now} from categories
    where id in (select value from json_each(${list}))
  `.execute(db);
}

/** Keeps the name that a category had, so that a proposal of it finds the category. */
export async function keepFormerName(
  db: Database,
  id: number,
  former: { slug: string; name: string; now: number },
): Promise<void> {
  const alias = { name: former.name, category_id: id, merged_id: null, created_at: former.now };
  await db
    .insertInto('category_aliases')
    .values({ slug: former.slug, ...alias })
    .onConflict((conflict) => conflict.column('slug').doUpdateSet(alias))
    .execute();
}

/** The owner gives this name to a category: it is nobody's alias any more. */
export async function freeName(db: Database, slug: string): Promise<void> {
  await db.deleteFrom('category_aliases').where('slug', '=', slug).execute();
}

/** All names that are no category's own, by slug: what each stands for, null for nothing. */
export async function listAliases(db: Database): Promise<Map<string, number | null>> {
  const rows = await db.selectFrom('category_aliases').select(['slug', 'category_id']).execute();
  return new Map(rows.map(({ slug, category_id: id }) => [slug, id]));
}

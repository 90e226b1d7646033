import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import { AppError } from '#shared/app-error.ts';
import type { OwnWeight } from '#shared/category.ts';

/** A category as the rules of the tree see it. */
export type TreeNode = {
  id: number;
  name: string;
  slug: string;
  parent_id: number | null;
  hidden_at: number | null;
  seen_at: number | null;
  children: number;
};

const among = (ids: readonly number[]) => sql<number>`(select value from json_each(${JSON.stringify(ids)}))`;

/** The categories with these ids, those that are being removed aside. */
export async function findNodes(db: Database, ids: readonly number[]): Promise<TreeNode[]> {
  return db
    .selectFrom('categories')
    .select(['id', 'name', 'slug', 'parent_id', 'hidden_at', 'seen_at'])
    .select(
      sql<number>`(select count(*) from categories as children where children.parent_id = categories.id)`.as(
        'children',
      ),
    )
    .where('id', 'in', among(ids))
    .where('removed_at', 'is', null)
    .execute();
}

/** All of these categories. Throws `not_found` when one of them is not there. */
export async function getNodes(db: Database, ids: readonly number[]): Promise<TreeNode[]> {
  const nodes = await findNodes(db, ids);
  const known = new Set(nodes.map(({ id }) => id));
  const missing = ids.filter((id) => !known.has(id));
  if (missing.length === 0) return nodes;
  throw new AppError('not_found', 'There is no such category (any more).', {
    hint: 'Load the list of categories anew.',
    details: { ids: missing },
  });
}

/** One category. Throws `not_found`. */
export async function getNode(db: Database, id: number): Promise<TreeNode> {
  const [node] = await getNodes(db, [id]);
  if (!node) throw new AppError('not_found', 'There is no such category (any more).');
  return node;
}

/** Ids of what stands directly under these. */
export async function listChildIds(db: Database, ids: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('categories')
    .select('id')
    .where('parent_id', 'in', among(ids))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

export type NewCategoryRow = {
  name: string;
  slug: string;
  parentId: number | null;
  weight: OwnWeight;
  createdBy: 'owner' | 'model';
  /** Null for a proposal that the owner has not seen. */
  seenAt: number | null;
};

/** Adds a category; returns its id. */
export async function insertCategory(db: Database, category: NewCategoryRow): Promise<number> {
  const { id } = await db
    .insertInto('categories')
    .values({
      name: category.name,
      slug: category.slug,
      parent_id: category.parentId,
      weight: category.weight === 'inherit' ? null : category.weight,
      hidden_at: null,
      seen_at: category.seenAt,
      created_by: category.createdBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function updateName(
  db: Database,
  id: number,
  { name, slug }: { name: string; slug: string },
): Promise<void> {
  await db.updateTable('categories').set({ name, slug }).where('id', '=', id).execute();
}

export async function updateParent(
  db: Database,
  ids: readonly number[],
  parentId: number | null,
): Promise<void> {
  await db.updateTable('categories').set({ parent_id: parentId }).where('id', 'in', among(ids)).execute();
}

export async function updateWeight(db: Database, ids: readonly number[], weight: OwnWeight): Promise<void> {
  const value = weight === 'inherit' ? null : weight;
  await db.updateTable('categories').set({ weight: value }).where('id', 'in', among(ids)).execute();
}

/** Makes the weight that a category inherits its own, so that it keeps it wherever it goes. */
export async function keepInheritedWeight(db: Database, id: number): Promise<void> {
  await sql`
    update categories set weight =
      coalesce(weight, (select parents.weight from categories as parents where parents.id = categories.parent_id))
    where id = ${id}
  `.execute(db);
}

/** Hides these and what stands under them. */
export async function markHidden(db: Database, ids: readonly number[], now: number): Promise<void> {
  await db
    .updateTable('categories')
    .set({ hidden_at: now })
    .where((row) => row.or([row('id', 'in', among(ids)), row('parent_id', 'in', among(ids))]))
    .where('hidden_at', 'is', null)
    .execute();
}

/** Shows these again, what was hidden together with them, and the parents they stand under. */
export async function markShown(db: Database, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with shown as materialized (
      select id, parent_id, hidden_at from categories
      where id in ${among(ids)} and hidden_at is not null
    )
    update categories set hidden_at = null
    where hidden_at is not null and (
      id in (select id from shown) or id in (select parent_id from shown)
      or exists (
        select 1 from shown where shown.id = categories.parent_id and shown.hidden_at = categories.hidden_at
      )
    )
    returning id
  `.execute(db);
  return rows.map(({ id }) => id);
}

/** The owner has said something about these: they are no proposals any more. */
export async function markSeen(db: Database, ids: readonly number[], now: number): Promise<void> {
  await db
    .updateTable('categories')
    .set({ seen_at: now })
    .where('id', 'in', among(ids))
    .where('seen_at', 'is', null)
    .execute();
}

/** Takes categories out of the tree; their rows stay until no article carries them. */
export async function markRemoved(db: Database, ids: readonly number[], now: number): Promise<void> {
  await db
    .updateTable('categories')
    .set({
      removed_at: now,
      hidden_at: now,
      seen_at: now,
      parent_id: null,
      // No name has this slug, so the name is free at once.
      slug: sql<string>`'!removed-' || id`,
    })
    .where('id', 'in', among(ids))
    .execute();
}

/** Deletes those of these that hold nothing: no child, no article, and nothing on its way to them. */
export async function deleteEmpty(db: Database, ids: readonly number[]): Promise<void> {
  await sql`
    delete from categories where id in ${among(ids)} and removed_at is null
      and not exists (select 1 from categories as children where children.parent_id = categories.id)
      and not exists (select 1 from article_categories where category_id = categories.id)
      and not exists (select 1 from category_work where into_id = categories.id)
  `.execute(db);
}

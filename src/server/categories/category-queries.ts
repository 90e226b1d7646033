import { sql } from 'kysely';
import { effectiveWeight } from '#server/database/effective-weight.ts';
import type { Database } from '#server/database/open.ts';
import type { Category, CategoryRef, Weight } from '#shared/category.ts';

/** The whole visible tree, parents before their children, each level by name. */
export async function listCategories(db: Database): Promise<Category[]> {
  const rows = await db
    .selectFrom('categories')
    .leftJoin('categories as parents', 'parents.id', 'categories.parent_id')
    .where('categories.hidden_at', 'is', null)
    .select([
      'categories.id',
      'categories.name',
      'categories.parent_id',
      'categories.weight',
      'categories.created_by',
      'categories.seen_at',
    ])
    .select(effectiveWeight.as('effective_weight'))
    .select(
      sql<number>`(select count(*) from article_categories where category_id = categories.id)`.as(
        'article_count',
      ),
    )
    .orderBy(sql`coalesce(parents.name, categories.name), categories.parent_id is not null, categories.name`)
    .execute();
  return rows.map(({ seen_at, weight, ...row }) => ({
    ...row,
    weight: weight ?? 'inherit',
    is_new: seen_at === null,
  }));
}

/** A category as a prompt offers it: its own name, its parent's, and how often it was used. */
export type OfferedCategory = { id: number; name: string; parent: string | null };

/** What a prompt may offer: weighted ones first, then the most used, at most `limit`. */
export async function listOfferedCategories(db: Database, limit: number): Promise<OfferedCategory[]> {
  return db
    .selectFrom('categories')
    .leftJoin('categories as parents', 'parents.id', 'categories.parent_id')
    .where('categories.hidden_at', 'is', null)
    .select(['categories.id', 'categories.name', 'parents.name as parent'])
    .orderBy(sql`categories.weight is null`)
    .orderBy(sql`(select count(*) from article_categories where category_id = categories.id)`, 'desc')
    .orderBy('categories.id')
    .limit(limit)
    .execute();
}

/** Visible categories with these ids and their weights that count, in the order asked for. */
export async function findCategoryRefs(db: Database, ids: number[]): Promise<CategoryRef[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('categories')
    .leftJoin('categories as parents', 'parents.id', 'categories.parent_id')
    .where('categories.id', 'in', ids)
    .where('categories.hidden_at', 'is', null)
    .select(['categories.id', 'categories.name'])
    .select(effectiveWeight.$castTo<Weight>().as('weight'))
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What an article carries, in the order in which the model named it. */
export async function listCategoriesOf(db: Database, articleId: number): Promise<CategoryRef[]> {
  const carried = await db
    .selectFrom('article_categories')
    .select('category_id')
    .where('article_id', '=', articleId)
    .orderBy('position')
    .execute();
  return findCategoryRefs(
    db,
    carried.map(({ category_id }) => category_id),
  );
}

export async function findCategoryBySlug(db: Database, slug: string) {
  return db.selectFrom('categories').select(['id', 'hidden_at']).where('slug', '=', slug).executeTakeFirst();
}

/** Adds a category that a model proposed; the owner has not seen it yet. Returns its id. */
export async function insertProposedCategory(
  db: Database,
  category: { name: string; slug: string },
): Promise<number> {
  const { id } = await db
    .insertInto('categories')
    .values({
      ...category,
      parent_id: null,
      weight: null,
      hidden_at: null,
      seen_at: null,
      created_by: 'model',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

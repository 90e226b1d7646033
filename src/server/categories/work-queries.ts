import { type Selectable, sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Tables } from '#server/database/schema.ts';

/**
 * What a change of categories still has to do to the articles that carry them. Written in the transaction of the
 * change, so that a crash in the middle of a hundred thousand articles leaves nothing half done: the next
 * start goes on behind the last article that was finished.
 */
export type CategoryWork = Selectable<Tables['category_work']>;

/** Works out anew the scores of all articles that carry one of these; with `stale` their categories become stale. */
export async function addRescoring(
  db: Database,
  ids: readonly number[],
  { stale = false } = {},
): Promise<void> {
  await addWork(db, ids, { removing: 0, into: null, stale });
}

/** Takes the articles of removed categories out of them, or over into another one; then the rows go. */
export async function addRemoval(
  db: Database,
  ids: readonly number[],
  { into, stale }: { into: number | null; stale: boolean },
): Promise<void> {
  // Articles that are still on their way into one of these go where it goes.
  await sql`
    update category_work set into_id = ${into}, stale = max(stale, ${Number(stale)})
    where into_id in (select value from json_each(${JSON.stringify(ids)}))
  `.execute(db);
  await addWork(db, ids, { removing: 1, into, stale });
}

async function addWork(
  db: Database,
  ids: readonly number[],
  { removing, into, stale }: { removing: 0 | 1; into: number | null; stale: boolean },
): Promise<void> {
  // Beginning anew is right for work that is there already: what was done was done with the old weights.
  await sql`
    insert into category_work (category_id, removing, into_id, stale, after_article_id)
    select value, ${removing}, ${into}, ${Number(stale)}, 0 from json_each(${JSON.stringify(ids)}) where true
    on conflict (category_id) do update set
      removing = excluded.removing, into_id = excluded.into_id,
      stale = max(stale, excluded.stale), after_article_id = 0
  `.execute(db);
}

export async function findWork(db: Database): Promise<CategoryWork | undefined> {
  return db.selectFrom('category_work').selectAll().orderBy('category_id').limit(1).executeTakeFirst();
}

/** The next articles that this work is about, in the order of their ids. */
export async function listNextCarriers(db: Database, work: CategoryWork, limit: number): Promise<number[]> {
  const rows = await db
    .selectFrom('article_categories')
    .select('article_id')
    .where('category_id', '=', work.category_id)
    .where('article_id', '>', work.after_article_id)
    .orderBy('article_id')
    .limit(limit)
    .execute();
  return rows.map(({ article_id }) => article_id);
}

/** Takes these articles out of a removed category, and into the one it was merged into. */
export async function moveCarriers(
  db: Database,
  { category_id: from, into_id: into }: CategoryWork,
  articleIds: readonly number[],
): Promise<void> {
  const list = JSON.stringify(articleIds);
  if (into !== null) {
    await sql`
      insert or ignore into article_categories (article_id, category_id, position)
      select article_id, ${into}, position from article_categories
      where category_id = ${from} and article_id in (select value from json_each(${list}))
    `.execute(db);
  }
  await sql`
    delete from article_categories
    where category_id = ${from} and article_id in (select value from json_each(${list}))
  `.execute(db);
}

/** Remembers how far the work is. */
export async function advanceWork(db: Database, categoryId: number, articleId: number): Promise<void> {
  await db
    .updateTable('category_work')
    .set({ after_article_id: articleId })
    .where('category_id', '=', categoryId)
    .execute();
}

/** Ends the work, and with it the row of a category that was removed. */
export async function endWork(db: Database, { category_id: id, removing }: CategoryWork): Promise<void> {
  await db.deleteFrom('category_work').where('category_id', '=', id).execute();
  if (removing) await db.deleteFrom('categories').where('id', '=', id).execute();
}

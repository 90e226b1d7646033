import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';

/** The newest article, and the last change that the index has to look at; 0 without any. */
export async function readLatest(db: Database): Promise<{ articleId: number; change: number }> {
  const { rows } = await sql<{ articleId: number; change: number }>`
    select coalesce((select max(id) from articles), 0) as "articleId",
      coalesce((select max(seq) from search_changes), 0) as change
  `.execute(db);
  return rows[0] ?? { articleId: 0, change: 0 };
}

/** Rows that go at once, so that nobody waits: those that are left go with the next step. */
const AT_ONCE = 1_000;

/** Forgets changes that the index has looked at. */
export async function deleteChanges(db: Database, seen: number): Promise<void> {
  const first = await db
    .selectFrom('search_changes')
    .select('seq')
    .orderBy('seq')
    .limit(1)
    .executeTakeFirst();
  if (!first || first.seq > seen) return;
  const until = Math.min(seen, first.seq + AT_ONCE);
  await db.deleteFrom('search_changes').where('seq', '<=', until).execute();
}

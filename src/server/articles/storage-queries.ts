import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';

/** How many articles there are, and how many of them are starred. */
export async function countKept(db: Database): Promise<{ articles: number; starred: number }> {
  const { rows } = await sql<{ articles: number; starred: number }>`
    select (select count(*) from articles) as articles,
      (select count(*) from articles where starred_at is not null) as starred
  `.execute(db);
  return rows[0] ?? { articles: 0, starred: 0 };
}

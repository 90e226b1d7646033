import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { View } from '#shared/page.ts';
import { type ArticleScope, collected } from './scope-queries.ts';

/** What stands in a list and entered it no later than `upTo`; times in epoch ms. */
export type ListToMark = ArticleScope & {
  view: View;
  now: number;
  upTo: number;
  /** Only what was published earlier. */
  publishedBefore?: number;
};

/** Articles that one look takes, so that none keeps the server for over 10 ms. */
const LOOK = 4_000;

/**
 * The unread ones of a list, without its limit. From the newest to the oldest a look at a time: what comes
 * meanwhile came after `upTo`.
 */
export async function listToMark(
  db: Database,
  { upTo, view, publishedBefore, ...scope }: ListToMark,
): Promise<number[]> {
  const found: number[] = [];
  let last = { published_at: publishedBefore ?? Number.MAX_SAFE_INTEGER, id: 0 };
  for (;;) {
    const { rows } = await sql<{ published_at: number; id: number }>`
      select articles.published_at, articles.id from articles
      where ${collected(view, scope)} and articles.read_at is null and articles.listed_at <= ${upTo}
        and (articles.published_at, articles.id) < (${last.published_at}, ${last.id})
      order by articles.published_at desc, articles.id desc limit ${LOOK}
    `.execute(db);
    for (const { id } of rows) found.push(id);
    const [end] = rows.slice(-1);
    if (!end || rows.length < LOOK) return found;
    last = end;
    await setImmediate();
  }
}

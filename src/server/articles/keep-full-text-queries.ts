import type { Database } from '#server/database/open.ts';

/**
 * The whole article stays when the feed changes what it gives of it, and is fetched anew where that reads
 * differently: many feeds change nothing but markup. Returns whether there is a whole article.
 */
export async function keepFullText(
  db: Database,
  id: number,
  { text, now }: { text: string; now: number },
): Promise<boolean> {
  const kept = await db
    .selectFrom('article_contents')
    .select(['text', 'full_html', 'full_failure'])
    .where('article_id', '=', id)
    .executeTakeFirst();
  if (!kept) return false;
  const wasFetched = kept.full_html !== null || kept.full_failure !== null;
  if (wasFetched && kept.text !== text) {
    const wanted = { full_wanted_at: now, full_failure: null };
    await db.updateTable('article_contents').set(wanted).where('article_id', '=', id).execute();
  }
  return kept.full_html !== null;
}

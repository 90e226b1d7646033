import { openDatabase } from '#server/database/open.ts';

/** As if the program had been there when each article appeared, so that Statistics have days to show. */
export async function backdateArticles(dataDir: string): Promise<void> {
  const { db, close } = await openDatabase(dataDir);
  await db
    .updateTable('articles')
    .set(({ ref }) => ({ fetched_at: ref('published_at') }))
    .execute();
  await close();
}

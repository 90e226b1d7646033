import type { Database } from '#server/database/open.ts';
import { publicUrl } from '#server/feeds/feed-address.ts';

/** The addresses of all feeds, those included to which they seem to have moved. */
export async function listFeedAddresses(db: Database): Promise<{ id: number; url: string }[]> {
  const rows = await db.selectFrom('feeds').select(['id', 'url', 'moved_to']).execute();
  return rows.flatMap(({ id, url, moved_to: movedTo }) => [
    { id, url: publicUrl(url) },
    ...(movedTo === null ? [] : [{ id, url: movedTo }]),
  ]);
}

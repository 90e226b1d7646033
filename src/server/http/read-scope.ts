import type { ArticleScope } from '#server/articles/scope-queries.ts';
import { getCategory } from '#server/categories/category-queries.ts';
import type { Database } from '#server/database/open.ts';
import { getStoredFeed } from '#server/feeds/feed-queries.ts';
import { getFolder } from '#server/feeds/folder-queries.ts';

/** The places that a request may name, as they stand on the wire. */
export type NamedPlaces = {
  feed_id?: number | undefined;
  folder_id?: number | undefined;
  category_id?: number | undefined;
};

/** What a request's articles are to be of. Throws `not_found` where it names what is not there (any more). */
export async function readScope(
  db: Database,
  { feed_id: feedId, folder_id: folderId, category_id: categoryId }: NamedPlaces,
): Promise<ArticleScope> {
  if (feedId !== undefined) await getStoredFeed(db, feedId);
  if (folderId !== undefined) await getFolder(db, folderId);
  if (categoryId !== undefined) await getCategory(db, categoryId);
  return { feedId, folderId, categoryId };
}

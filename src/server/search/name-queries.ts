import { sql } from 'kysely';
import type { SearchDatabase } from '#server/database/search-file.ts';

export type FeedName = { id: number; title: string; folder_name: string | null; icon_hash: string | null };
export type FolderName = { id: number; name: string };
export type CategoryName = { id: number; name: string; parent_id: number | null; parent_name: string | null };

/** What the operators of a search may name. */
export type Names = { feeds: FeedName[]; folders: FolderName[]; categories: CategoryName[] };

/** For searches that name nothing. */
export const noNames: Names = { feeds: [], folders: [], categories: [] };

/** All names, each list in the order of its names. Hidden categories are on no article, and so in no search. */
export async function listNames(db: SearchDatabase): Promise<Names> {
  const feeds = await sql<FeedName>`
    select feeds.id, coalesce(feeds.custom_title, nullif(feeds.title, ''), feeds.url) as title,
      folders.name as folder_name, icons.hash as icon_hash
    from feeds left join folders on folders.id = feeds.folder_id left join icons on icons.id = feeds.icon_id
    order by title collate nocase
  `.execute(db);
  const folders = await sql<FolderName>`select id, name from folders order by position, id`.execute(db);
  const categories = await sql<CategoryName>`
    select categories.id, categories.name, categories.parent_id, parents.name as parent_name
    from categories left join categories as parents on parents.id = categories.parent_id
    where categories.hidden_at is null order by categories.name collate nocase
  `.execute(db);
  return { feeds: feeds.rows, folders: folders.rows, categories: categories.rows };
}

import type { ArticleLine } from './article-line-schema.ts';
import { refuseFile } from './import-refusal.ts';
import type { Line } from './line-schemas.ts';

/** Feeds, folders and categories that stood in the file so far: what later lines may name. */
export type KnownRows = {
  folders: Set<number>;
  /** With the names that the owner knows them by. */
  feeds: Map<number, string>;
  /** With the line that each stands in. */
  categories: Map<number, Line<'category'> & { line: number }>;
};

/** More than anyone has; they are all in memory while a file is read. */
const MOST = { folders: 100_000, feeds: 200_000, categories: 100_000 };

export function makeKnownRows(): KnownRows {
  return { folders: new Set(), feeds: new Map(), categories: new Map() };
}

/** Throws `invalid_request` when there are more of a kind than can be. */
export function refuseTooMany(known: KnownRows, line: number): void {
  for (const kind of ['folders', 'feeds', 'categories'] as const) {
    if (known[kind].size > MOST[kind]) throw refuseFile(`there are more than ${MOST[kind]} ${kind}.`, line);
  }
}

/** Throws `invalid_request` when the file never named the row that this line names. */
export function needRow(
  known: KnownRows[keyof KnownRows],
  id: number | null,
  { what, line }: { what: string; line: number },
): void {
  if (id !== null && !known.has(id)) throw refuseFile(`there is no ${what} ${id} in the file.`, line);
}

/** What an article names. */
export function checkArticle({ feeds, categories }: KnownRows, article: ArticleLine, line: number): void {
  needRow(feeds, article.feed_id, { what: 'feed', line });
  needRow(categories, article.blocked_by, { what: 'category', line });
  for (const { id } of article.categories) needRow(categories, id, { what: 'category', line });
  for (const { feed_id: id } of article.also_in) needRow(feeds, id, { what: 'feed', line });
  const waits = article.state === 'waiting' || article.rejudging === 1;
  if (waits === (article.job === null)) {
    throw refuseFile('the article waits without a place in the queue, or has one without waiting.', line);
  }
}

/** Once all categories are there: two levels, as everywhere. */
export function checkCategories({ categories }: KnownRows): void {
  for (const { parent_id: parentId, work, line } of categories.values()) {
    needRow(categories, parentId, { what: 'category', line });
    needRow(categories, work?.into_id ?? null, { what: 'category', line });
    const parent = parentId === null ? undefined : categories.get(parentId);
    if (parent && parent.parent_id !== null) throw refuseFile('categories have two levels, not three.', line);
  }
}

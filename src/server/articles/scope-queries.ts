import { type RawBuilder, sql } from 'kysely';
import type { View } from '#shared/page.ts';
import { shelfPredicate, viewPredicate } from './view-queries.ts';

/** Of one feed or one folder, of one category, of both, or of everything. */
export type ArticleScope = {
  feedId?: number | undefined;
  folderId?: number | undefined;
  categoryId?: number | undefined;
};

/** The feeds of a scope as what stands in `in (…)`; undefined for those of everything. */
export function feedsOf({ feedId, folderId }: ArticleScope): RawBuilder<unknown> | undefined {
  if (feedId !== undefined) return sql`${feedId}`;
  return folderId === undefined ? undefined : sql`select id from feeds where folder_id = ${folderId}`;
}

/** A category with those below it, but for hidden ones: nobody sees that these are carried. */
export function categoriesOf(categoryId: number): RawBuilder<unknown> {
  return sql`select ${categoryId} union
    select id from categories where parent_id = ${categoryId} and hidden_at is null`;
}

/**
 * What came with these feeds, and what they carry beside others. The predicate stands in both halves so that
 * each of them finds an index: with it before both, a feed's unread ones are looked for among all it has.
 */
export function inFeeds(predicate: RawBuilder<boolean>, feeds: RawBuilder<unknown>): RawBuilder<boolean> {
  const carried = sql`select article_id from article_duplicates where feed_id in (${feeds})`;
  return sql`(${predicate} and articles.feed_id in (${feeds}) or ${predicate} and articles.id in (${carried}))`;
}

/** What stands in a view of a scope, put so that it is collected by the scope's own indexes. */
export function collected(view: View, scope: ArticleScope & { now: number }): RawBuilder<boolean> {
  const predicate = viewPredicate(view, scope.now);
  const feeds = feedsOf(scope);
  const { categoryId } = scope;
  if (categoryId === undefined) return feeds ? inFeeds(predicate, feeds) : predicate;
  if (feeds) return sql`(${inFeeds(predicate, feeds)} and ${carriesCategory(categoryId)})`;
  return sql`(${predicate} and ${inCategory(view, categoryId)})`;
}

/**
 * The same in parts without a common article, each of which an index answers by itself: of a condition with `or`
 * SQLite looks every row up.
 */
export function collectedParts(view: View, scope: ArticleScope & { now: number }): RawBuilder<boolean>[] {
  const feeds = feedsOf(scope);
  if (!feeds) return [collected(view, scope)];
  const { categoryId, now } = scope;
  const ofCategory = categoryId === undefined ? sql`true` : carriesCategory(categoryId);
  const predicate = sql`${viewPredicate(view, now)} and ${ofCategory}`;
  return [
    sql`(${predicate} and articles.feed_id in (${feeds}))`,
    sql`(${predicate} and articles.id in (${carriedBeside(view, feeds)}))`,
  ];
}

/** Articles that these feeds carry and others brought. */
export function carriedBeside(view: View, feeds: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select article_id from article_duplicates
    where feed_id in (${feeds}) and own_feed_id not in (${feeds}) and ${shelfPredicate(view) ?? sql`true`}`;
}

/**
 * The same, put so that SQLite walks the view in its order and looks at each article whether it belongs: a plus
 * before a column keeps its index out.
 */
export function walked(view: View, scope: ArticleScope & { now: number }): RawBuilder<boolean> {
  const feeds = feedsOf(scope);
  const ofFeeds = feeds
    ? sql`(+articles.feed_id in (${feeds}) or +articles.id in (${carriedBeside(view, feeds)}))`
    : sql`true`;
  const ofCategory = scope.categoryId === undefined ? sql`true` : sql`+${inCategory(view, scope.categoryId)}`;
  return sql`(${viewPredicate(view, scope.now)} and ${ofFeeds} and ${ofCategory})`;
}

function inCategory(view: View, categoryId: number): RawBuilder<boolean> {
  return sql`articles.id in (select article_id from article_categories
    where category_id in (${categoriesOf(categoryId)}) and ${shelfPredicate(view) ?? sql`true`})`;
}

function carriesCategory(categoryId: number): RawBuilder<boolean> {
  return sql`exists (select 1 from article_categories where article_id = articles.id
    and category_id in (${categoriesOf(categoryId)}))`;
}

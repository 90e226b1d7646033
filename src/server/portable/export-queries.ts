import type { Database } from '#server/database/open.ts';
import type { Line } from './line-schemas.ts';
import { portableSettings, writeSetting } from './portable-settings.ts';

const feedColumns = [
  'id',
  'url',
  'site_url',
  'image_url',
  'title',
  'custom_title',
  'folder_id',
  'position',
  'added_at',
  'next_refresh_at',
  'last_refreshed_at',
  'last_success_at',
  'failure_count',
  'failure_kind',
  'failure_text',
  'refresh_minutes',
  'never_judge',
  'paused_at',
  'pause_reason',
  'user_agent',
  'ttl_minutes',
  'broken_items',
  'muted_until',
  'always_show',
  'rescore_due',
  'full_text',
  'retention_days',
] as const;

/** Folders as rows of their table; {@link listWrittenFeeds} and the others likewise. */
export function listWrittenFolders(db: Database) {
  return db.selectFrom('folders').select(['id', 'name', 'name_key', 'position']).orderBy('id').execute();
}

/** Never with a login. */
export function listWrittenFeeds(db: Database) {
  return db.selectFrom('feeds').select(feedColumns).orderBy('id').execute();
}

export async function listFeedsWithLogin(db: Database): Promise<number[]> {
  const rows = await db
    .selectFrom('feeds')
    .select('id')
    .where((row) => row.or([row('login_user', 'is not', null), row('login_password', 'is not', null)]))
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Those of {@link portableSettings}, by their keys. */
export async function listWrittenSettings(db: Database) {
  const rows = await db.selectFrom('settings').selectAll().where('key', 'in', portableSettings).execute();
  const byKey = new Map(rows.map((row) => [row.key, row]));
  return portableSettings.flatMap((key) => {
    const row = byKey.get(key);
    const value = row && writeSetting(key, JSON.parse(row.value));
    return row === undefined || value === undefined ? [] : [{ key, value, updated_at: row.updated_at }];
  });
}

export async function listWrittenCategories(db: Database) {
  const categories = await db
    .selectFrom('categories')
    .select(['id', 'name', 'slug', 'parent_id', 'weight', 'hidden_at', 'seen_at', 'created_by', 'removed_at'])
    .orderBy('id')
    .execute();
  const work = await db.selectFrom('category_work').selectAll().execute();
  const workOf = new Map(work.map(({ category_id: id, ...rest }) => [id, rest]));
  return categories.map((category) => ({ ...category, work: workOf.get(category.id) ?? null }));
}

export function listWrittenAliases(db: Database) {
  return db
    .selectFrom('category_aliases')
    .select(['slug', 'name', 'category_id', 'merged_id', 'created_at'])
    .orderBy('slug')
    .execute();
}

export function listWrittenSearches(db: Database) {
  return db
    .selectFrom('saved_searches')
    .select(['id', 'name', 'name_key', 'query', 'sort', 'view', 'position'])
    .orderBy('id')
    .execute();
}

/** Votes whose article is gone, after this id; those of an article stand with it. */
export async function listWrittenVotes(
  db: Database,
  { after, limit }: { after: number; limit: number },
): Promise<Omit<Line<'vote'>, 'type'>[]> {
  const rows = await db
    .selectFrom('feedback')
    .select(['id', 'verdict', 'voted_at', 'title', 'url', 'feed_title', 'excerpt', 'category_names'])
    .where('article_id', 'is', null)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, category_names: JSON.parse(row.category_names) }));
}

/** What retention removed of one feed, after this external id. */
export function listWrittenRemoved(
  db: Database,
  { feedId, after, limit }: { feedId: number; after: string; limit: number },
) {
  return db
    .selectFrom('removed_articles')
    .select(['feed_id', 'external_id', 'seen_at'])
    .where('feed_id', '=', feedId)
    .where('external_id', '>', after)
    .orderBy('external_id')
    .limit(limit)
    .execute();
}

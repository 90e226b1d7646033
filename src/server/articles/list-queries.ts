import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import { readReaderSettings } from '#server/settings/reader-settings.ts';
import { MAX_LISTED_IDS } from '#shared/limits.ts';
import type { Sort, View } from '#shared/page.ts';
import { countList, type Total } from './count-queries.ts';
import { type ArticleScope, collectedParts, inFeeds, walked } from './scope-queries.ts';
import {
  freshStretch,
  position,
  type Stretch,
  stretchesOf,
  viewPredicate,
  withJobs,
} from './view-queries.ts';

/** A list; `now` in epoch ms. */
export type ListScope = ArticleScope & { view: View; sort: Sort; now: number };

const DAY = 86_400_000;

/** The most that one article can be above another: ranks are 0 to 100. */
const WIDEST_RANKS = 100;

/**
 * How much longer collecting an article takes than walking past one in its order: measured 0.3 µs against 5 to
 * 10 in a file of a million, where hardly a row is in memory.
 */
const COST_OF_COLLECTING = 20;

/**
 * The ordered ids of a view (the first {@link MAX_LISTED_IDS}), how many there are in truth, and how many of
 * them have neither score nor estimate.
 */
export async function listArticleIds(
  db: Database,
  { sort, ...scope }: ListScope,
): Promise<Total & { ids: number[] }> {
  const totals = await countList(db, scope);
  const parts = (await isWalked(db, scope, totals.total))
    ? [walked(scope.view, scope)]
    : collectedParts(scope.view, scope);
  const ids: number[] = [];
  for (const stretch of await findStretches(db, parts, sort)) {
    if (ids.length >= Math.min(totals.total, MAX_LISTED_IDS)) break;
    ids.push(...(await listStretch(db, parts, { stretch, sort, limit: MAX_LISTED_IDS - ids.length })));
  }
  return { ids, ...totals };
}

/**
 * Whether a scope is such a large part of its view that its first {@link MAX_LISTED_IDS} are met sooner by walking
 * the view in its order than by collecting the scope and sorting it.
 */
async function isWalked(
  db: Database,
  { view, now, ...scope }: Omit<ListScope, 'sort'>,
  total: number,
): Promise<boolean> {
  const isWhole = Object.values(scope).every((id) => id === undefined);
  if (isWhole || (view !== 'unread' && view !== 'all')) return false;
  if (total <= MAX_LISTED_IDS) return false;
  const everywhere = await countList(db, { view, now });
  return (everywhere.total * MAX_LISTED_IDS) / total < total * COST_OF_COLLECTING;
}

async function findStretches(db: Database, parts: Parts, sort: Sort): Promise<Stretch[]> {
  if (sort !== 'best' && sort !== 'fresh') return stretchesOf(sort, 'middle');
  const { unscored, fresh_points_per_day: points } = await readReaderSettings(db);
  if (sort === 'best') return stretchesOf('best', unscored);
  if (points === 0) return stretchesOf('best', 'middle');
  return [freshStretch({ points, since: await findFreshSince(db, parts, points) })];
}

/**
 * The date that an article has at least if it stands among those listed in *Fresh and good*: the newest
 * {@link MAX_LISTED_IDS} have as many points for their dates as the last of them, and an older article makes up
 * at most 100 points by its rank. So no index has to know how many points the owner gives a day.
 */
async function findFreshSince(db: Database, parts: Parts, points: number): Promise<number> {
  const { rows } = await sql<{ published_at: number }>`
    select articles.published_at from ${fromParts(parts)} order by articles.published_at desc
    limit 1 offset ${MAX_LISTED_IDS - 1}
  `.execute(db);
  const [last] = rows;
  return last ? last.published_at - Math.ceil((WIDEST_RANKS / points) * DAY) : Number.MIN_SAFE_INTEGER;
}

/** Conditions of which no article meets two. */
type Parts = readonly RawBuilder<boolean>[];

/** What orders go by. The position stands for the rank, which no index has. */
const keys = sql`articles.id, ${position} as rank, articles.published_at`;

/** What stands behind `from`. One part is put plainly: out of a query of its own it would not come in order. */
function fromParts(parts: Parts, where = sql<boolean>`true`, join = sql``): RawBuilder<unknown> {
  const [first, ...others] = parts;
  if (first && others.length === 0) return sql`articles ${join} where ${first} and ${where}`;
  const selects = parts.map((part) => sql`select ${keys} from articles where ${part} and ${where}`);
  return sql`(${sql.join(selects, sql` union all `)}) as articles ${join}`;
}

async function listStretch(
  db: Database,
  parts: Parts,
  { stretch, sort, limit }: { stretch: Stretch; sort: Sort; limit: number },
): Promise<number[]> {
  // One text instead of thousands of rows: those took half of the whole time.
  const { rows } = await sql<{ ids: string }>`
    select json_group_array(id) as ids from (
      select articles.id from ${fromParts(parts, stretch.where, sort === 'queue' ? withJobs : sql``)}
      order by ${stretch.order} limit ${limit}
    )
  `.execute(db);
  return JSON.parse(rows[0]?.ids ?? '[]');
}

/** All that stand in Unread of these feeds, what they carry beside others included. */
export async function listUnreadOfFeeds(db: Database, feedIds: readonly number[]): Promise<number[]> {
  const feeds = sql`select value from json_each(${JSON.stringify(feedIds)})`;
  const found = await sql<{ id: number }>`
    select articles.id from articles where ${inFeeds(viewPredicate('unread', 0), feeds)}
  `.execute(db);
  return found.rows.map(({ id }) => id);
}

/** The newest that stand in Unread. */
export async function listNewestUnread(db: Database, limit: number): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select articles.id from articles where ${viewPredicate('unread', 0)}
    order by articles.published_at desc, articles.id desc limit ${limit}
  `.execute(db);
  return found.rows.map(({ id }) => id);
}

/** All that stand in Failed: unlike a list, not only the first of them. */
export async function listFailedIds(db: Database): Promise<number[]> {
  const found = await sql<{ id: number }>`
    select articles.id from articles where ${viewPredicate('failed', 0)}
  `.execute(db);
  return found.rows.map(({ id }) => id);
}

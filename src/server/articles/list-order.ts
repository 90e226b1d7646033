import { type RawBuilder, sql } from 'kysely';
import type { Sort, View } from '#shared/page.ts';

/**
 * Where an article without a score stands in *Best first*: just below the last one of the middle tier
 * (40), so that the best stay on top and the poor ones do not bury what nobody has looked at. The
 * partial indexes of migration 1 name the same constant.
 */
export const UNRANKED_POSITION = 39.9995;

/** Which articles stand in a view. Lists and counts share these, so a count is the count of its list. */
export const viewPredicates: Record<View, RawBuilder<boolean>> = {
  unread: sql`articles.read_at is null and articles.state <> 'blocked' and articles.rejudging = 0`,
  all: sql`articles.state <> 'blocked'`,
  starred: sql`articles.starred_at is not null`,
  scoring: sql`(articles.state = 'waiting' or articles.rejudging = 1)`,
  blocked: sql`articles.state = 'blocked'`,
  failed: sql`articles.state = 'failed'`,
};

/** Ties are broken by date and then by id, so that an order is always the same order. */
export const sortOrders: Record<Sort, RawBuilder<unknown>> = {
  best: sql`coalesce(articles.score, 39.9995) desc, articles.published_at desc, articles.id desc`,
  newest: sql`articles.published_at desc, articles.id desc`,
  oldest: sql`articles.published_at asc, articles.id asc`,
  lowest: sql`articles.score is null, articles.score asc, articles.published_at desc, articles.id desc`,
};

import { type RawBuilder, sql } from 'kysely';
import { MIDDLE_SCORE } from '#shared/limits.ts';
import type { Sort, View } from '#shared/page.ts';

/**
 * Where an article without score and estimate stands in *Best first*: just below the last one of the middle
 * tier (40), so that the best stay on top and the poor ones do not bury what nobody has looked at. The
 * indexes of migration 10 name the same constant.
 */
const UNRANKED_POSITION = sql.lit(39.9995);

const DAY = 86_400_000;

/** Which articles stand in a view; `now` in epoch ms. Lists and counts share these, so a count is that of its list. */
export function viewPredicate(view: View, now: number): RawBuilder<boolean> {
  switch (view) {
    case 'unread':
      return sql`(articles.read_at is null and articles.state <> 'blocked' and articles.rejudging = 0)`;
    case 'all':
      return sql`(articles.state <> 'blocked')`;
    case 'starred':
      return sql`(articles.starred_at is not null)`;
    case 'scoring':
      return sql`(articles.state = 'waiting' or articles.rejudging = 1)`;
    case 'blocked':
      return sql`(articles.state = 'blocked')`;
    case 'failed':
      return sql`(articles.state = 'failed' and articles.rejudging = 0)`;
    case 'hidden':
      return sql`(articles.listed_at > ${now - DAY}
        and (articles.state = 'blocked' or articles.rank < ${sql.lit(MIDDLE_SCORE)}))`;
  }
}

/**
 * The same of `article_duplicates` and `article_categories`, which know how far in front their articles stand;
 * undefined for views of which they know nothing.
 */
export function shelfPredicate(view: View): RawBuilder<boolean> | undefined {
  if (view === 'unread') return sql`(shelf = 2)`;
  if (view === 'all') return sql`(shelf > 0)`;
  return view === 'blocked' ? sql`(shelf = 0)` : undefined;
}

/** A stretch of a list, one behind the other: `where` says which articles stand in it, `order` how. */
export type Stretch = { where: RawBuilder<boolean>; order: RawBuilder<unknown> };

/** What *Best first* and *Lowest first* go by. */
export const position = sql`coalesce(articles.rank, ${UNRANKED_POSITION})`;
// By the position, which the indexes have, and not by the rank, for which each article would be looked up.
const isRanked = sql<boolean>`(${position} <> ${UNRANKED_POSITION})`;
const isUnranked = sql<boolean>`(${position} = ${UNRANKED_POSITION})`;
const everything = sql<boolean>`true`;
const newestFirst = sql`articles.published_at desc, articles.id desc`;

/**
 * An order as stretches that indexes have in this very order. Ties are broken by date and then by id, so that an
 * order is always the same order. `unscored`: where articles with neither score nor estimate stand in *Best first*.
 */
export function stretchesOf(sort: Exclude<Sort, 'fresh'>, unscored: 'top' | 'middle'): Stretch[] {
  const best = sql`${position} desc, ${newestFirst}`;
  switch (sort) {
    case 'best':
      if (unscored === 'middle') return [{ where: everything, order: best }];
      return [
        { where: isUnranked, order: newestFirst },
        { where: isRanked, order: best },
      ];
    case 'lowest':
      return [
        { where: isRanked, order: sql`${position} asc, ${newestFirst}` },
        { where: isUnranked, order: newestFirst },
      ];
    case 'newest':
      return [{ where: everything, order: newestFirst }];
    case 'oldest':
      return [{ where: everything, order: sql`articles.published_at asc, articles.id asc` }];
    case 'queue':
      // Lane by lane as in judging/claim-queries.ts: the longest waiting first of what is asked for by hand, else the best.
      return [
        {
          where: everything,
          order: sql`judging_jobs.lease_until is null, coalesce(judging_jobs.priority, 9),
            case judging_jobs.priority when 0 then judging_jobs.enqueued_at end,
            case judging_jobs.priority when 0 then -judging_jobs.rank else judging_jobs.rank end desc,
            ${newestFirst}`,
        },
      ];
  }
}

/** What the order `queue` is told by. */
export const withJobs = sql`left join judging_jobs on judging_jobs.article_id = articles.id`;

/** *Fresh and good*: a day of age takes `points` off. `since`: nothing older can stand among those listed. */
export function freshStretch({ points, since }: { points: number; since: number }): Stretch {
  return {
    where: sql`(articles.published_at >= ${since})`,
    order: sql`${position} + ${points} * (articles.published_at / ${sql.lit(DAY)}.0) desc, ${newestFirst}`,
  };
}

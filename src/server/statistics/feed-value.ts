import type { FeedStatistics, Statistics } from '#shared/statistics.ts';
import { medianOf, sumOf } from './distribution.ts';
import type { FeedFacts, FeedScores } from './statistics-queries.ts';

const DAY = 24 * 3_600_000;
const WEEK = 7 * DAY;

/** Before that many articles in that many days it is too early to say that a feed is never read. */
const NEVER_READ_ARTICLES = 20;
const NEVER_READ_FOR = 14 * DAY;

type Range = { start: number; now: number };

/** What each feed brought since the start, in the order of the facts. */
export function describeFeeds(
  facts: readonly FeedFacts[],
  scores: readonly FeedScores[],
  range: Range,
): FeedStatistics[] {
  const byFeed = Map.groupBy(scores, ({ feedId }) => feedId);
  return facts.map((feed) => {
    const ofFeed = byFeed.get(feed.id) ?? [];
    return {
      id: feed.id,
      title: feed.title,
      fetched: feed.fetched,
      articles_per_week: perWeek(feed, range),
      judged: sumOf(ofFeed),
      median_score: medianOf(ofFeed),
      share_read: feed.fetched === 0 ? null : feed.read / feed.fetched,
    };
  });
}

/**
 * A new feed brings its past along, and a busy one only yesterday's: counted are the dates of the articles,
 * over the time from which there are any.
 */
function perWeek({ published, firstPublishedAt }: FeedFacts, { start, now }: Range): number {
  const since = Math.max(start, firstPublishedAt ?? start);
  return published / (Math.max(WEEK, now - since) / WEEK);
}

/** Feeds that bring articles and of which the owner never wanted any; the one that brought most comes first. */
export function findNeverRead(facts: readonly FeedFacts[], now: number): Statistics['never_read'] {
  return facts
    .filter(
      ({ articles, liked, firstFetchedAt }) =>
        articles >= NEVER_READ_ARTICLES &&
        liked === 0 &&
        firstFetchedAt !== null &&
        now - firstFetchedAt >= NEVER_READ_FOR,
    )
    .sort((one, other) => other.articles - one.articles)
    .map(({ id, title, articles }) => ({ id, title, articles }));
}

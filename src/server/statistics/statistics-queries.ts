import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Compared, ScoredVote } from './agreement.ts';
import { type InQuarter, QUARTER } from './days.ts';
import type { ScoreCount } from './distribution.ts';

/**
 * What is counted here reads whole tables: up to a fifth of a second each with 100,000 articles, so it belongs
 * into a thread of its own (statistics.ts). `start` and `now` are epoch ms; scores are rounded as they are shown.
 */

const roundedScore = sql<number>`cast(round(articles.score) as integer)`;

type Counted = InQuarter & { count: number };

/** How many articles came in each quarter of an hour. */
export async function countFetched(db: Database, start: number): Promise<Counted[]> {
  return db
    .selectFrom('articles')
    .where('fetched_at', '>=', start)
    .select(quarterOf('fetched_at').as('quarter'))
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .groupBy('quarter')
    .execute();
}

/** How many articles were marked read in each quarter of an hour, and still are. */
export async function countRead(db: Database, start: number): Promise<Counted[]> {
  return db
    .selectFrom('articles')
    .where('read_at', '>=', start)
    .select(quarterOf('read_at').as('quarter'))
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .groupBy('quarter')
    .execute();
}

export type JudgedInQuarter = Counted & { durationMs: number; tokensIn: number; tokensOut: number };

/** How many articles got their newest result in each quarter of an hour, and what that cost. */
export async function countJudged(db: Database, start: number): Promise<JudgedInQuarter[]> {
  return db
    .selectFrom('judgements')
    .where('judged_at', '>=', start)
    .select(quarterOf('judged_at').as('quarter'))
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.sum<number>('duration_ms').as('durationMs'),
      fn.sum<number>('tokens_in').as('tokensIn'),
      fn.sum<number>('tokens_out').as('tokensOut'),
    ])
    .groupBy('quarter')
    .execute();
}

function quarterOf(column: 'fetched_at' | 'read_at' | 'judged_at') {
  return sql<number>`${sql.ref(column)} / ${sql.lit(QUARTER)}`;
}

export type FeedScores = ScoreCount & { feedId: number | null };

/** Scores of the articles that came since then, by feed; blocked ones aside. */
export async function countScores(db: Database, start: number): Promise<FeedScores[]> {
  return (
    db
      .selectFrom('articles')
      .where('fetched_at', '>=', start)
      .where('score', 'is not', null)
      .where('state', '<>', 'blocked')
      .select('feed_id as feedId')
      .select(roundedScore.as('score'))
      .select((expression) => expression.fn.countAll<number>().as('count'))
      // The plus keeps SQLite from walking through the articles feed by feed instead of through the newest.
      .groupBy([sql`+feed_id`, roundedScore])
      .execute()
  );
}

/** Of the articles that came since then. */
export async function countBlocked(db: Database, start: number): Promise<number> {
  const row = await db
    .selectFrom('articles')
    .where('fetched_at', '>=', start)
    .where('state', '=', 'blocked')
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

export type FeedFacts = {
  id: number;
  title: string;
  /** Of all times. */
  articles: number;
  /** Ever read, starred, or voted for more of. */
  liked: number;
  firstFetchedAt: number | null;
  /** Of those that came since the start. */
  fetched: number;
  read: number;
  /** Dated since the start, and not in the future. */
  published: number;
  /** When the oldest of them all is dated. */
  firstPublishedAt: number | null;
};

/** Every feed, by name. */
export async function listFeedFacts(
  db: Database,
  { start, now }: { start: number; now: number },
): Promise<FeedFacts[]> {
  const sinceStart = sql`articles.fetched_at >= ${start}`;
  // All articles as they lie in the file: looked up feed by feed they take three times as long.
  const { rows } = await sql<FeedFacts>`
    with of_feed as (
      select feed_id, count(*) as articles, min(fetched_at) as "firstFetchedAt", min(published_at) as "firstPublishedAt",
        count(*) filter (where read_at is not null or starred_at is not null
          or id in (select article_id from feedback where verdict = 'more')) as liked,
        count(*) filter (where ${sinceStart}) as fetched,
        count(*) filter (where ${sinceStart} and read_at is not null) as read,
        count(*) filter (where published_at between ${start} and ${now}) as published
      from articles not indexed group by feed_id
    )
    select feeds.id, coalesce(feeds.custom_title, feeds.title) as title,
      coalesce(articles, 0) as articles, coalesce(liked, 0) as liked, coalesce(fetched, 0) as fetched,
      coalesce(read, 0) as read, coalesce(published, 0) as published, "firstFetchedAt", "firstPublishedAt"
    from feeds left join of_feed on of_feed.feed_id = feeds.id
    order by lower(coalesce(feeds.custom_title, feeds.title)), feeds.id
  `.execute(db);
  return rows;
}

export type ModelCost = {
  model: string;
  categoryModel: string | null;
  /** Null for a blocked article. */
  score: number | null;
  count: number;
  durationMs: number;
  tokensIn: number;
  tokensOut: number;
};

/** What was judged since then, by model and score. */
export async function listModelCosts(db: Database, start: number): Promise<ModelCost[]> {
  const score = sql<number | null>`case when articles.state <> 'blocked' then ${roundedScore} end`;
  return db
    .selectFrom('judgements')
    .innerJoin('articles', 'articles.id', 'judgements.article_id')
    .where('judged_at', '>=', start)
    .select(['model', 'category_model as categoryModel'])
    .select(score.as('score'))
    .select(({ fn }) => [
      fn.countAll<number>().as('count'),
      fn.sum<number>('duration_ms').as('durationMs'),
      fn.sum<number>('tokens_in').as('tokensIn'),
      fn.sum<number>('tokens_out').as('tokensOut'),
    ])
    .groupBy(['model', 'categoryModel', score])
    .execute();
}

/** The newest of them are enough to know how well estimates do, and 50,000 take a tenth of a second. */
const MOST_COMPARED = 50_000;

/** Estimates at the moment of judging since then, and the score of today; blocked articles aside. */
export async function listCompared(
  db: Database,
  start: number,
): Promise<(Compared & { judgedAt: number })[]> {
  return db
    .selectFrom('judgements')
    .innerJoin('articles', 'articles.id', 'judgements.article_id')
    .where('judged_at', '>=', start)
    .where('estimate_before', 'is not', null)
    .where('articles.score', 'is not', null)
    .where('articles.state', '<>', 'blocked')
    .orderBy('judged_at', 'desc')
    .limit(MOST_COMPARED)
    .select('judged_at as judgedAt')
    .select(sql<number>`cast(round(estimate_before) as integer)`.as('estimate'))
    .select(roundedScore.as('score'))
    .execute();
}

/** Votes since then, with the score that their article has today. */
export async function listScoredVotes(db: Database, start: number): Promise<ScoredVote[]> {
  return db
    .selectFrom('feedback')
    .leftJoin('articles', 'articles.id', 'feedback.article_id')
    .where('voted_at', '>=', start)
    .select('verdict')
    .select(sql<number | null>`case when articles.state <> 'blocked' then ${roundedScore} end`.as('score'))
    .execute();
}

import { sql } from 'kysely';
import type { Database } from '#server/database/open.ts';
import type { Compared, ScoredVote } from './agreement.ts';
import { type InQuarter, QUARTER } from './days.ts';
import type { ScoreCount } from './distribution.ts';

/**
 * What is counted here reads whole tables: up to half a second each with 100,000 articles, so it belongs
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
  return db
    .selectFrom('articles')
    .where('fetched_at', '>=', start)
    .where('score', 'is not', null)
    .where('state', '<>', 'blocked')
    .select('feed_id as feedId')
    .select(roundedScore.as('score'))
    .select((expression) => expression.fn.countAll<number>().as('count'))
    .groupBy(['feedId', roundedScore])
    .execute();
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
  const title = sql<string>`coalesce(feeds.custom_title, feeds.title)`;
  const isLiked = sql`articles.read_at is not null or articles.starred_at is not null
    or articles.id in (select article_id from feedback where verdict = 'more')`;
  return db
    .selectFrom('feeds')
    .leftJoin('articles', 'articles.feed_id', 'feeds.id')
    .groupBy('feeds.id')
    .orderBy(sql`lower(${title})`)
    .orderBy('feeds.id')
    .select(['feeds.id', title.as('title')])
    .select(({ fn }) => [
      fn.count<number>('articles.id').as('articles'),
      fn.min<number | null>('articles.fetched_at').as('firstFetchedAt'),
      fn.min<number | null>('articles.published_at').as('firstPublishedAt'),
      countWhere(isLiked).as('liked'),
      countWhere(sql`articles.fetched_at >= ${start}`).as('fetched'),
      countWhere(sql`articles.fetched_at >= ${start} and articles.read_at is not null`).as('read'),
      countWhere(sql`articles.published_at between ${start} and ${now}`).as('published'),
    ])
    .execute();
}

function countWhere(condition: ReturnType<typeof sql>) {
  return sql<number>`count(case when ${condition} then 1 end)`;
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

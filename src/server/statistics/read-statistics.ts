import type { Database } from '#server/database/open.ts';
import { toTime } from '#server/platform/time.ts';
import type { ModelStatistics, Statistics, StatisticsDay } from '#shared/statistics.ts';
import { compareEstimates, compareVotes } from './agreement.ts';
import { groupByDay, listDays } from './days.ts';
import { binScores, medianOf, sumOf } from './distribution.ts';
import { describeFeeds, findNeverRead } from './feed-value.ts';
import {
  countBlocked,
  countFetched,
  countJudged,
  countRead,
  countScores,
  listCompared,
  listFeedFacts,
  listModelCosts,
  listScoredVotes,
  type ModelCost,
} from './statistics-queries.ts';

/** Which local days, today included; `now` in epoch ms. */
export type StatisticsOrder = { days: number; now: number };

/** Everything that GET /api/statistics answers. Takes a while: see statistics.ts. */
export async function readStatistics(
  db: Database,
  { days: count, now }: StatisticsOrder,
): Promise<Statistics> {
  const { days, start } = listDays(now, count);
  const scores = await countScores(db, start);
  const median = medianOf(scores);
  const feeds = await listFeedFacts(db, { start, now });
  return {
    days: count,
    as_of: toTime(now),
    per_day: await readDays(db, days, start),
    scores: {
      bins: binScores(scores),
      judged: sumOf(scores),
      median,
      blocked: await countBlocked(db, start),
    },
    feeds: describeFeeds(feeds, scores, { start, now }),
    never_read: findNeverRead(feeds, now),
    models: describeModels(await listModelCosts(db, start)),
    estimates: compareEstimates(await listCompared(db, start)),
    votes: compareVotes(await listScoredVotes(db, start), median),
  };
}

async function readDays(db: Database, days: readonly string[], start: number): Promise<StatisticsDay[]> {
  const fetched = groupByDay(await countFetched(db, start));
  const read = groupByDay(await countRead(db, start));
  const judged = groupByDay(await countJudged(db, start));
  return days.map((day) => {
    const ofDay = judged.get(day) ?? [];
    const count = total(ofDay, 'count');
    return {
      day,
      fetched: total(fetched.get(day) ?? [], 'count'),
      read: total(read.get(day) ?? [], 'count'),
      judged: count,
      seconds_per_article: count === 0 ? null : total(ofDay, 'durationMs') / 1_000 / count,
      tokens_in: total(ofDay, 'tokensIn'),
      tokens_out: total(ofDay, 'tokensOut'),
    };
  });
}

function describeModels(costs: readonly ModelCost[]): ModelStatistics[] {
  const byModels = Map.groupBy(costs, ({ model, categoryModel }) =>
    JSON.stringify([model, categoryModel ?? model]),
  );
  return [...byModels.values()]
    .flatMap(([first, ...others]) => (first ? describeModel(first, [first, ...others]) : []))
    .sort((one, other) => other.judged - one.judged);
}

function describeModel({ model, categoryModel }: ModelCost, costs: readonly ModelCost[]): ModelStatistics {
  const judged = total(costs, 'count');
  const scores = costs.flatMap(({ score, count }) => (score === null ? [] : { score, count }));
  return {
    model,
    category_model: categoryModel === model ? null : categoryModel,
    judged,
    seconds_per_article: total(costs, 'durationMs') / 1_000 / judged,
    tokens_in: total(costs, 'tokensIn'),
    tokens_out: total(costs, 'tokensOut'),
    median_score: medianOf(scores),
  };
}

function total<Key extends string>(rows: readonly Record<Key, number>[], key: Key): number {
  return rows.reduce((sum, row) => sum + row[key], 0);
}

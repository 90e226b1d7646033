import { type StatisticsRange, statisticsRanges } from '#web/api/statistics.ts';

/** What stands behind `?` on the page; 30 days are the default and left out. */
export type StatisticsSearch = { days?: Exclude<StatisticsRange, 30> };

export function parseStatisticsSearch({ days }: Record<string, unknown>): StatisticsSearch {
  const range = statisticsRanges.find((one) => one === days);
  return searchOf(range ?? 30);
}

export function searchOf(range: StatisticsRange): StatisticsSearch {
  return range === 30 ? {} : { days: range };
}

import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { client, unwrap } from './client.ts';

/** How far back the statistics may look, in days. */
export const statisticsRanges = [30, 90, 365] as const;
export type StatisticsRange = (typeof statisticsRanges)[number];

/** What was read and judged lately. The server counts once a minute at most. */
export function statisticsQuery(days: StatisticsRange) {
  return queryOptions({
    queryKey: ['statistics', days],
    queryFn: () => unwrap(client.api.statistics.$get({ query: { days: `${days}` } })),
    staleTime: 60_000,
    // Until the other range is there the last one stays: the page does not jump.
    placeholderData: keepPreviousData,
  });
}

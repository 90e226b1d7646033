import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { HIGH_SCORE, MIDDLE_SCORE } from '#shared/limits.ts';
import type { FeedStatistics } from '#shared/statistics.ts';
import { useFeedIcon } from '#web/api/use-feed-icon.ts';
import { FeedIcon } from '#web/theme/feed-icon.tsx';
import { Meter } from './meter.tsx';
import { describeRate, describeShare } from './numbers.ts';
import { type FeedColumn, type FeedOrder, nextOrder } from './sort-feeds.ts';
import classes from './tables.module.css';

const columns: { column: FeedColumn; label: string }[] = [
  { column: 'title', label: 'Feed' },
  { column: 'articles_per_week', label: 'A week' },
  { column: 'median_score', label: 'Median score' },
  { column: 'share_read', label: 'Share read' },
];

type FeedTableProps = { feeds: FeedStatistics[]; order: FeedOrder; onOrder: (order: FeedOrder) => void };

/** One row for each feed; a press on a head sorts by that column, another one turns it round. */
export function FeedTable({ feeds, order, onOrder }: FeedTableProps) {
  return (
    <table className={classes['table']} aria-labelledby="statistics-feeds">
      <thead>
        <tr>
          {columns.map(({ column, label }) => (
            <th key={column} scope="col" aria-sort={sortOf(column, order)}>
              <button
                type="button"
                className={classes['head']}
                onClick={() => onOrder(nextOrder(order, column))}
              >
                {label}
                <SortSign shown={order.column === column} descending={order.descending} />
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {feeds.map((feed) => (
          <FeedRow key={feed.id} feed={feed} />
        ))}
      </tbody>
    </table>
  );
}

function sortOf(column: FeedColumn, order: FeedOrder): 'ascending' | 'descending' | undefined {
  if (order.column !== column) return undefined;
  return order.descending ? 'descending' : 'ascending';
}

function SortSign({ shown, descending }: { shown: boolean; descending: boolean }) {
  const Sign = descending ? IconChevronDown : IconChevronUp;
  return (
    <Sign size={14} stroke={1.75} aria-hidden className={classes['sign']} data-shown={shown || undefined} />
  );
}

function FeedRow({ feed }: { feed: FeedStatistics }) {
  const { id, title, articles_per_week: rate, median_score: median, share_read: read } = feed;
  return (
    <tr>
      <th scope="row">
        <span className={classes['feed']}>
          <FeedIcon title={title} icon={useFeedIcon(id)} />
          <Link className={classes['feedLink']} to="/feeds/$feedId" params={{ feedId: String(id) }}>
            {title}
          </Link>
        </span>
      </th>
      <td>{describeRate(rate)}</td>
      <td>
        {median === null ? (
          <span className={classes['none']}>Not judged</span>
        ) : (
          <span className={classes['score']} data-tier={tierOf(median)}>
            {Math.round(median)}
          </span>
        )}
      </td>
      <td>
        {read === null ? (
          <span className={classes['none']}>–</span>
        ) : (
          <>
            {describeShare(read)}
            <Meter value={read} highest={1} />
          </>
        )}
      </td>
    </tr>
  );
}

function tierOf(score: number): string {
  if (score >= HIGH_SCORE) return 'high';
  return score >= MIDDLE_SCORE ? 'middle' : 'low';
}

import { Link } from '@tanstack/react-router';
import { type StatisticsRange, statisticsRanges } from '#web/api/statistics.ts';
import { searchOf } from './range.ts';
import classes from './range-tabs.module.css';

const labels: Record<StatisticsRange, string> = { 30: '30 days', 90: '90 days', 365: 'A year' };

/** Without it the default range, which stands in no address, would always count as current. */
const wholeAddress = { exact: true, includeSearch: true };

/** How far back the page looks; the chosen range stands in the address. */
export function RangeTabs() {
  return (
    <nav className={classes['tabs']} aria-label="Range">
      {statisticsRanges.map((range) => (
        <Link
          key={range}
          to="/settings/statistics"
          search={searchOf(range)}
          className={classes['tab']}
          activeOptions={wholeAddress}
          resetScroll={false}
        >
          {labels[range]}
        </Link>
      ))}
    </nav>
  );
}

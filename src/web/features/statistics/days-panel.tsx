import type { StatisticsDay } from '#shared/statistics.ts';
import panels from '#web/theme/panels.module.css';
import classes from './charts.module.css';
import { describeCount, describeRate } from './numbers.ts';
import { type Span, sumOf, sumsOf } from './points.ts';
import { SmallChart } from './small-chart.tsx';

const charts = [
  { key: 'fetched', title: 'Fetched', empty: 'No feed brought anything in these days.' },
  {
    key: 'judged',
    title: 'Judged',
    empty: 'The model has judged nothing in these days. The view Scoring says why.',
  },
  { key: 'read', title: 'Read', empty: 'You have not read anything in these days.' },
] as const;

/** Articles a day, in three charts of the same width. */
export function DaysPanel({ days, spans }: { days: StatisticsDay[]; spans: Span[] }) {
  return (
    <section className={panels['panel']} aria-labelledby="statistics-days">
      <h2 className={panels['panelTitle']} id="statistics-days">
        Articles
      </h2>
      <div className={classes['row']}>
        {charts.map(({ key, title, empty }) => {
          const total = sumOf(days, key);
          return (
            <SmallChart
              key={key}
              title={title}
              figure={describeCount(total)}
              note={`· ${describeRate(total / days.length)} a day`}
              points={sumsOf(spans, key)}
              kind="bars"
              format={describeCount}
              empty={empty}
            />
          );
        })}
      </div>
    </section>
  );
}

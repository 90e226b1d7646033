import { BarChart, LineChart } from '@mantine/charts';
import { useId } from 'react';
import { chartMargin, chartStyle, still } from './chart-style.ts';
import classes from './charts.module.css';
import { HiddenTable } from './hidden-table.tsx';
import { describeShort } from './numbers.ts';
import { type Point, tickOf } from './points.ts';

type SmallChartProps = {
  title: string;
  /** The figure of the whole range, and what it is counted in. */
  figure: string;
  note: string;
  points: Point[];
  kind: 'bars' | 'line';
  format: (value: number) => string;
  /** Where the axis ends; else at the highest value. */
  highest?: number;
  /** Stands in place of the chart when there is nothing to draw. */
  empty: string;
};

/** One of several charts side by side: a figure, and below it how it came about. */
export function SmallChart({ title, figure, note, points, empty, ...drawing }: SmallChartProps) {
  const titleId = useId();
  const isEmpty = points.every(({ value }) => value === null || value === 0);
  return (
    <section className={classes['small']} aria-labelledby={titleId}>
      <h3 className={classes['smallTitle']} id={titleId}>
        {title}
      </h3>
      <p className={classes['figure']}>
        <strong>{figure}</strong> {note}
      </p>
      {isEmpty ? (
        <p className={classes['empty']}>{empty}</p>
      ) : (
        <>
          <Drawing title={title} points={points} {...drawing} />
          <HiddenTable
            caption={title}
            rows={points.map(({ label, value }) => ({
              label,
              text: value === null ? 'none' : drawing.format(value),
            }))}
          />
        </>
      )}
    </section>
  );
}

/** More of them would be a thick line. */
const MOST_DOTS = 40;

/** The chart itself; everything in it stands in the hidden table as well. */
function Drawing({
  title,
  points,
  kind,
  format,
  highest,
}: Omit<SmallChartProps, 'figure' | 'note' | 'empty'>) {
  const common = {
    ...chartStyle,
    h: 132,
    data: points,
    dataKey: 'label',
    series: [{ name: 'value', label: title, color: 'var(--w-accent)' }],
    valueFormatter: format,
    xAxisProps: {
      interval: 'equidistantPreserveStart' as const,
      minTickGap: 24,
      padding: { left: 4, right: 4 },
      tickFormatter: tickOf,
    },
    yAxisProps: {
      width: 38,
      tickCount: 3,
      allowDecimals: false,
      tickFormatter: describeShort,
      ...(highest === undefined ? {} : { domain: [0, highest] }),
    },
  };
  return (
    <div aria-hidden="true">
      {kind === 'bars' ? (
        <BarChart
          {...common}
          barChartProps={{ margin: chartMargin, barCategoryGap: '18%' }}
          barProps={still}
        />
      ) : (
        <LineChart
          {...common}
          lineChartProps={{ margin: chartMargin }}
          lineProps={still}
          curveType="linear"
          strokeWidth={1.75}
          withDots={points.length <= MOST_DOTS}
          dotProps={{ r: 2.5 }}
          connectNulls
        />
      )}
    </div>
  );
}

import type { ModelStatistics, StatisticsDay } from '#shared/statistics.ts';
import panels from '#web/theme/panels.module.css';
import classes from './charts.module.css';
import { ModelTable } from './model-table.tsx';
import { describeCount, describeSeconds, describeShort } from './numbers.ts';
import { meanSeconds, type Span, secondsOf, sumOf, sumsOf } from './points.ts';
import { SmallChart } from './small-chart.tsx';

type JudgingPanelProps = { models: ModelStatistics[]; days: StatisticsDay[]; spans: Span[] };

/** How long judging takes and what it costs, by model and over time. */
export function JudgingPanel({ models, days, spans }: JudgingPanelProps) {
  const judged = sumOf(days, 'judged');
  return (
    <section className={panels['panel']} aria-labelledby="statistics-judging">
      <h2 className={panels['panelTitle']} id="statistics-judging">
        Judging
      </h2>
      {judged === 0 ? (
        <p className={panels['text']}>
          The model has judged nothing in these days. Its speed and its tokens will stand here.
        </p>
      ) : (
        <>
          <ModelTable models={models} />
          <div className={classes['row']}>
            <SmallChart
              title="Seconds an article"
              figure={describeSeconds(meanSeconds(days) ?? 0)}
              note="s on average"
              points={secondsOf(spans)}
              kind="line"
              format={(seconds) => `${describeSeconds(seconds)} s`}
              empty="Too quick to measure."
            />
            <TokenChart title="Tokens read" side="tokens_in" days={days} spans={spans} />
            <TokenChart title="Tokens written" side="tokens_out" days={days} spans={spans} />
          </div>
        </>
      )}
    </section>
  );
}

type TokenChartProps = {
  title: string;
  side: 'tokens_in' | 'tokens_out';
  days: StatisticsDay[];
  spans: Span[];
};

function TokenChart({ title, side, days, spans }: TokenChartProps) {
  const tokens = sumOf(days, side);
  return (
    <SmallChart
      title={title}
      figure={describeShort(tokens)}
      note={`· ${describeCount(tokens / sumOf(days, 'judged'))} an article`}
      points={sumsOf(spans, side)}
      kind="bars"
      format={describeCount}
      empty="The model has not said how many."
    />
  );
}

import { BarChart } from '@mantine/charts';
import { HIGH_SCORE, MIDDLE_SCORE } from '#shared/limits.ts';
import type { ScoreBin, ScoreDistribution } from '#shared/statistics.ts';
import panels from '#web/theme/panels.module.css';
import { chartMargin, chartStyle, still } from './chart-style.ts';
import classes from './charts.module.css';
import { HiddenTable } from './hidden-table.tsx';
import { describeArticles, describeCount, describeShare, describeShort } from './numbers.ts';

const tiers = [
  { name: 'high', label: `${HIGH_SCORE} and above`, color: 'var(--w-hi)' },
  { name: 'middle', label: `${MIDDLE_SCORE} to ${HIGH_SCORE - 1}`, color: 'var(--w-mid)' },
  { name: 'low', label: `Below ${MIDDLE_SCORE}`, color: 'var(--w-lo)' },
] as const;

/** How the scores lie between 0 and 100, in the colours of the badges. */
export function ScoresPanel({ scores }: { scores: ScoreDistribution }) {
  return (
    <section className={panels['panel']} aria-labelledby="statistics-scores">
      <h2 className={panels['panelTitle']} id="statistics-scores">
        Scores
      </h2>
      <p className={panels['text']}>{describeScores(scores)}</p>
      {scores.judged > 0 && <Distribution scores={scores} />}
    </section>
  );
}

function describeScores({ judged, median, blocked }: ScoreDistribution): string {
  const isBlocked = `${describeArticles(blocked)} ${blocked === 1 ? 'is' : 'are'} blocked by a category.`;
  if (judged === 0 || median === null) {
    const nothing = 'None of the articles that came in these days has a score yet.';
    return blocked === 0 ? nothing : `${nothing} ${isBlocked}`;
  }
  const half = `Half of the ${describeArticles(judged)} that came in these days and were judged score ${Math.round(median)} or more.`;
  return blocked === 0 ? half : `${half} ${isBlocked}`;
}

function Distribution({ scores: { bins, judged } }: { scores: ScoreDistribution }) {
  // A tier that a bin has nothing of is left out of its tooltip.
  const data = bins.map((bin) => ({
    label: labelOf(bin),
    low: bin.low || null,
    middle: bin.middle || null,
    high: bin.high || null,
  }));
  return (
    <>
      <div aria-hidden="true">
        <BarChart
          {...chartStyle}
          mt={16}
          h={180}
          type="stacked"
          data={data}
          dataKey="label"
          series={[...tiers].reverse()}
          valueFormatter={describeCount}
          barProps={still}
          barChartProps={{ margin: chartMargin, barCategoryGap: '12%' }}
          xAxisProps={{ interval: 'preserveStartEnd' }}
          yAxisProps={{ width: 38, tickCount: 3, allowDecimals: false, tickFormatter: describeShort }}
        />
      </div>
      <ul className={classes['legend']}>
        {tiers.map(({ name, label }) => {
          const count = bins.reduce((sum, bin) => sum + bin[name], 0);
          return (
            <li key={name}>
              <span className={classes['swatch']} data-tier={name} aria-hidden="true" />
              {label}: {describeCount(count)} · {describeShare(count / judged)}
            </li>
          );
        })}
      </ul>
      <HiddenTable
        caption="Articles by score"
        rows={bins.map((bin) => ({
          label: labelOf(bin),
          text: describeCount(bin.low + bin.middle + bin.high),
        }))}
      />
    </>
  );
}

function labelOf({ from, to }: ScoreBin): string {
  return `${from}–${to}`;
}

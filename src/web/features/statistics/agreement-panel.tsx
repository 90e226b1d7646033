import type { Statistics } from '#shared/statistics.ts';
import panels from '#web/theme/panels.module.css';
import { describeEstimates, describeVotes, LEAST_COMPARED } from './agreement-words.ts';
import classes from './charts.module.css';
import { describeShare } from './numbers.ts';
import { labelOfWeek } from './points.ts';
import { SmallChart } from './small-chart.tsx';

/** How far estimates and votes go together with what the model found. */
export function AgreementPanel({ estimates, votes }: Pick<Statistics, 'estimates' | 'votes'>) {
  return (
    <>
      <section className={panels['panel']} aria-labelledby="statistics-estimates">
        <h2 className={panels['panelTitle']} id="statistics-estimates">
          Estimates and judgements
        </h2>
        <p className={panels['text']}>{describeEstimates(estimates)}</p>
        {estimates.compared >= LEAST_COMPARED && <AgreementCharts estimates={estimates} />}
      </section>
      <section className={panels['panel']} aria-labelledby="statistics-votes">
        <h2 className={panels['panelTitle']} id="statistics-votes">
          Your votes and judgements
        </h2>
        <p className={panels['text']}>{describeVotes(votes)}</p>
      </section>
    </>
  );
}

/** A week of few articles would only show chance, and makes a gap. */
const tooFew = 'In no week there was enough to compare.';

function AgreementCharts({ estimates }: Pick<Statistics, 'estimates'>) {
  const { pairs_alike: pairs, typical_error: error, weeks } = estimates;
  const points = (figureOf: (week: (typeof weeks)[number]) => number | null) =>
    weeks.map((week) => ({
      label: labelOfWeek(week.week),
      value: week.compared < LEAST_COMPARED ? null : figureOf(week),
    }));
  return (
    <div className={`${classes['row']} ${classes['under']}`}>
      {pairs !== null && (
        <SmallChart
          title="Pairs in the same order"
          figure={describeShare(pairs)}
          note="· guessing gives 50 %"
          points={points(({ pairs_alike: share }) => (share === null ? null : Math.round(share * 100)))}
          kind="line"
          format={(percent) => `${percent}\u00a0%`}
          highest={100}
          empty={tooFew}
        />
      )}
      {error !== null && (
        <SmallChart
          title="Typical error"
          figure={String(Math.round(error * 10) / 10)}
          note="of 100 points"
          points={points(({ typical_error: off }) => off)}
          kind="line"
          format={(off) => `${off} points`}
          empty={tooFew}
        />
      )}
    </div>
  );
}

import type { ArticleRow } from '#shared/article.ts';
import type { View } from '#shared/page.ts';
import { QueueLine } from '#web/features/articles/judgement/queue-line.tsx';
import { describeFailureClass, isQueued } from '#web/features/articles/judgement/queue-words.ts';
import { useJudgeAgain } from '#web/features/articles/marks/use-marks.ts';
import classes from './row-text.module.css';
import { RowText } from './row-text.tsx';

type RowWhyProps = { row: ArticleRow; view: View };

/** The last line of a row: why it stands in this view, else the explanation, else what it is close to, else how it begins. */
export function RowWhy({ row, view }: RowWhyProps) {
  if ((view === 'scoring' || view === 'failed') && isQueued(row)) return <QueueLine row={row} />;
  if (view === 'failed' && row.state === 'failed') return <FailedLine row={row} />;
  const blocking = row.categories.find(({ weight }) => weight === 'block');
  if (row.state === 'blocked' && blocking) {
    return (
      <p className={classes['why']}>
        Blocked by <span dir="auto">{blocking.name}</span>
        {row.explanation && ` · ${row.explanation}`}
      </p>
    );
  }
  if (view === 'hidden') return <LowLine row={row} />;
  if (row.explanation === null && row.closest_to !== null) {
    return (
      <RowText>
        Closest to: <span dir="auto">{row.closest_to}</span>
        {row.excerpt && <span dir="auto">{` · ${row.excerpt}`}</span>}
      </RowText>
    );
  }
  return <RowText dir="auto">{row.explanation ?? row.excerpt}</RowText>;
}

/** Why an article that is not blocked is hidden: its number, and what speaks for it. */
function LowLine({ row }: { row: ArticleRow }) {
  const rank = row.score ?? row.estimate;
  const low = rank === null ? 'Low' : `Low: ${row.score === null ? '≈' : ''}${rank}`;
  if (row.explanation !== null) return <p className={classes['why']}>{`${low} · ${row.explanation}`}</p>;
  return (
    <p className={classes['why']}>
      {low}
      {row.closest_to !== null && (
        <>
          , closest to <span dir="auto">{row.closest_to}</span>
        </>
      )}
    </p>
  );
}

/** How judging failed, in a few words, and the way to try again. */
function FailedLine({ row }: { row: ArticleRow }) {
  const judge = useJudgeAgain();
  return (
    <p className={classes['why']} data-warn>
      {describeFailureClass(row.failure_class ?? 'other')} ·{' '}
      <button
        type="button"
        className={classes['retry']}
        disabled={judge.isPending}
        aria-label={`Retry ${row.title}`}
        onClick={() => judge.mutate(row.id)}
      >
        Retry
      </button>
    </p>
  );
}

import { Fragment } from 'react';
import type { Pull } from '#shared/pull.ts';
import classes from './pull.module.css';
import { describePull } from './pull-words.ts';

/** How far a pull is: percentage, bytes, speed and time left, over a bar; without a number where none is known. */
export function PullBar({ pull }: { pull: Pull }) {
  const { percent, text } = describePull(pull);
  const spoken = percent === null ? text : [`${percent} %`, text].join(', ');
  return (
    <>
      <span className={classes['words']} title={text}>
        {percent !== null && <b className={classes['percent']}>{percent} %</b>}
        <Figures text={text} />
      </span>
      <div
        className={classes['bar']}
        role="progressbar"
        aria-label={`Pulling ${pull.model}`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent ?? undefined}
        aria-valuetext={spoken}
      >
        <div
          className={classes['fill']}
          data-indeterminate={percent === null || undefined}
          style={percent === null ? undefined : { width: `${percent}%` }}
        />
      </div>
    </>
  );
}

/** Several figures break into lines only between each other; words alone break where they like. */
function Figures({ text }: { text: string }) {
  const figures = text.split(' · ');
  if (figures.length === 1) return text;
  return figures.map((figure, index) => (
    <Fragment key={figure}>
      {index > 0 && ' · '}
      <span className={classes['figure']}>{figure}</span>
    </Fragment>
  ));
}

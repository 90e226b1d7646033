import '@mantine/core/styles/Radio.layer.css';
import { Radio } from '@mantine/core';
import { useId } from 'react';
import { describeBytes } from '#shared/byte-words.ts';
import type { LibraryRow } from './library-rows.ts';
import { usePullActions } from './pull-mutations.ts';
import { PullSide } from './pull-side.tsx';
import { describeChoice } from './welcome-choice.ts';
import classes from './welcome-model.module.css';

type ModelChoiceProps = { row: LibraryRow; checked: boolean; onPick: () => void };

/** One model to choose, and how its pull goes where there is one. */
export function ModelChoice({ row, checked, onPick }: ModelChoiceProps) {
  const id = useId();
  const actions = usePullActions();
  const { text, warning } = describeChoice(row);
  return (
    <div className={classes['choice']} data-checked={checked || undefined}>
      <label className={classes['row']} htmlFor={id}>
        <Radio
          id={id}
          name="model"
          value={row.key}
          checked={checked}
          onChange={onPick}
          aria-label={row.title}
          aria-describedby={`${id}-facts`}
        />
        <span className={classes['words']}>
          <span className={classes['name']}>
            {row.title}
            {row.installed && <span className={classes['chip']}>Installed</span>}
          </span>
          <span className={classes['facts']} id={`${id}-facts`}>
            {text}
            {warning !== null && <span className={classes['warning']}> · {warning}</span>}
          </span>
        </span>
        {row.size !== null && (
          <span className={classes['size']}>
            {row.installed ? describeBytes(row.size) : `${describeBytes(row.size)} to pull`}
          </span>
        )}
      </label>
      {row.pull && (
        <div className={classes['pull']}>
          <PullSide pull={row.pull} size={row.size} actions={actions} />
        </div>
      )}
    </div>
  );
}

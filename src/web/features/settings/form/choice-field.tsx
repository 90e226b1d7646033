import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Radio.layer.css';
import { Radio } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './fields.module.css';

/** `text`: what a choice means; left out where its label says it. */
export type Choice<Value extends string> = { value: Value; label: string; text?: string };

type ChoiceFieldProps<Value extends string> = {
  label: string;
  choices: readonly Choice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** Under a choice, while it is the chosen one. */
  under?: Partial<Record<Value, ReactNode>>;
};

/** One of a few choices, all of them in sight. */
export function ChoiceField<Value extends string>(props: ChoiceFieldProps<Value>) {
  const { label, choices, value, onChange, under } = props;
  return (
    <Radio.Group label={label} value={value} onChange={(chosen) => onChange(chosen as Value)}>
      <div className={classes['depths']}>
        {choices.map((choice) => (
          <div key={choice.value}>
            <Radio
              value={choice.value}
              label={choice.label}
              description={choice.text}
              classNames={{
                label: classes['radioLabel'] ?? '',
                description: classes['radioHelp'] ?? '',
              }}
            />
            {value === choice.value && under?.[choice.value] && (
              <div className={classes['under']}>{under[choice.value]}</div>
            )}
          </div>
        ))}
      </div>
    </Radio.Group>
  );
}

import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './fields.module.css';

type NumberFieldProps = {
  label: string;
  help: ReactNode;
  value: string;
  problem: string | undefined;
  onChange: (typed: string) => void;
  /** What holds while nothing is typed. */
  placeholder?: string;
  /** How many characters can be typed. */
  maxLength?: number;
};

/** A whole number that is typed; what is wrong with it stands below. */
export function NumberField({ label, help, value, problem, onChange, ...look }: NumberFieldProps) {
  return (
    <TextInput
      label={label}
      description={help}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      classNames={{
        wrapper: classes['limit'] ?? '',
        description: classes['help'] ?? '',
        error: classes['problem'] ?? '',
      }}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      {...look}
      value={value}
      error={problem}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

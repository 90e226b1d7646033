import { TextInput } from '@mantine/core';
import classes from './judging-form.module.css';

type NumberFieldProps = {
  label: string;
  help: string;
  value: string;
  problem: string | undefined;
  onChange: (typed: string) => void;
};

/** A whole number that is typed; what is wrong with it stands below. */
export function NumberField({ label, help, value, problem, onChange }: NumberFieldProps) {
  return (
    <TextInput
      label={label}
      description={help}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      classNames={{
        wrapper: classes['limit'] ?? '',
        input: classes['input'] ?? '',
        description: classes['help'] ?? '',
        error: classes['problem'] ?? '',
      }}
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      value={value}
      error={problem}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

import { TextInput } from '@mantine/core';
import classes from './judging-form.module.css';

type DailyLimitFieldProps = {
  value: string;
  problem: string | undefined;
  /** Undefined while that is not known. */
  judgedToday: number | undefined;
  onChange: (limit: string) => void;
};

/** How many articles may be judged by themselves between two midnights. */
export function DailyLimitField({ value, problem, judgedToday, onChange }: DailyLimitFieldProps) {
  return (
    <TextInput
      label="Articles a day"
      description={
        <>
          How many are judged by themselves until midnight; what you ask for is not counted.
          {judgedToday !== undefined && ` Judged today: ${judgedToday.toLocaleString('en')}.`}
        </>
      }
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      classNames={{
        wrapper: classes['limit'] ?? '',
        input: classes['input'] ?? '',
        description: classes['help'] ?? '',
        error: classes['problem'] ?? '',
      }}
      placeholder="No limit"
      inputMode="numeric"
      autoComplete="off"
      maxLength={12}
      value={value}
      error={problem}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

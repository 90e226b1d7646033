import { TextInput } from '@mantine/core';
import classes from './judging-form.module.css';

type MinimumEstimateFieldProps = {
  value: string;
  problem: string | undefined;
  onChange: (minimum: string) => void;
};

/** From which estimate on a new article is judged by itself. */
export function MinimumEstimateField({ value, problem, onChange }: MinimumEstimateFieldProps) {
  return (
    <TextInput
      label="Only from an estimate of"
      description="New articles that are estimated lower are judged only when you ask for it; those without an estimate are judged."
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      classNames={{
        wrapper: classes['limit'] ?? '',
        input: classes['input'] ?? '',
        description: classes['help'] ?? '',
        error: classes['problem'] ?? '',
      }}
      placeholder="No minimum"
      inputMode="numeric"
      autoComplete="off"
      maxLength={6}
      value={value}
      error={problem}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

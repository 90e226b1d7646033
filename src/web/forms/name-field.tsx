import { TextInput } from '@mantine/core';
import { errorText } from '#web/api/api-error.ts';
import classes from './dialog-form.module.css';

type NameFieldProps = {
  name: string;
  onChange: (name: string) => void;
  /** Why the server refused the name. */
  error?: Error | null;
  description?: string;
  maxLength?: number;
};

/** The name of something, ready to be typed over. */
export function NameField({ name, onChange, error = null, ...look }: NameFieldProps) {
  return (
    <TextInput
      label="Name"
      {...look}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      dir="auto"
      data-autofocus
      value={name}
      onChange={(event) => onChange(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      error={error && errorText(error)}
      classNames={{ error: classes['error'] ?? '' }}
    />
  );
}

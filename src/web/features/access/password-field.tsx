import '@mantine/core/styles/PasswordInput.layer.css';
import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './access.module.css';

type PasswordFieldProps = {
  label: string;
  /** `new`: one that is being chosen, for which a password manager proposes one. */
  kind: 'current' | 'new';
  value: string;
  onChange: (value: string) => void;
  error?: ReactNode;
  help?: string;
  autoFocus?: boolean;
};

/** A field for Winnow's own password, which can be made visible. */
export function PasswordField({ label, kind, value, onChange, error, help, autoFocus }: PasswordFieldProps) {
  return (
    <PasswordInput
      label={label}
      description={help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      autoComplete={`${kind}-password`}
      name={`${kind}-password`}
      autoFocus={autoFocus ?? false}
      // Longer than any; what is too long is refused with a sentence.
      maxLength={1_000}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
      visibilityToggleButtonProps={{ 'aria-label': 'Show the password', tabIndex: 0 }}
      classNames={{
        root: classes['field'] ?? '',
        error: classes['error'] ?? '',
        description: classes['help'] ?? '',
      }}
    />
  );
}

/** Password managers keep a password under a name, though there is only one login here. */
export function LoginName() {
  return (
    <input
      type="text"
      name="username"
      autoComplete="username"
      defaultValue="winnow"
      readOnly
      hidden
      aria-hidden
    />
  );
}

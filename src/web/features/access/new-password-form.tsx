import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { findPasswordProblem } from '#shared/password-rules.ts';
import classes from './access.module.css';
import { useChangePassword } from './access-mutations.ts';
import { LoginName, PasswordField } from './password-field.tsx';
import { describePasswordTrouble } from './password-trouble.ts';
import { useWait } from './use-wait.ts';

type NewPasswordFormProps = {
  /** Whether there is a password already, which is asked for then. */
  hasOne: boolean;
  onDone: () => void;
  onCancel?: () => void;
};

/** Chooses a password. Seen as long as its owner wants, it is typed once. */
export function NewPasswordForm({ hasOne, onDone, onCancel }: NewPasswordFormProps) {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const change = useChangePassword(onDone);
  const wait = useWait(change.error);
  const trouble = describePasswordTrouble(change.error, wait);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (change.isPending || wait > 0) return;
    const found = findPasswordProblem(password);
    setProblem(found);
    if (found === null) change.mutate(hasOne ? { password, current_password: current } : { password });
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <LoginName />
      {hasOne && (
        <PasswordField
          label="Current password"
          kind="current"
          autoFocus
          value={current}
          onChange={setCurrent}
          error={trouble}
        />
      )}
      <PasswordField
        label="New password"
        kind="new"
        value={password}
        onChange={setPassword}
        help="At least 8 characters. A few words that do not belong together are easy to keep and hard to guess."
        error={problem ?? (hasOne ? undefined : trouble)}
      />
      <div className={classes['actions']}>
        <Button
          type="submit"
          disabled={password === '' || (hasOne && current === '') || wait > 0}
          loading={change.isPending}
        >
          {hasOne ? 'Change password' : 'Set password'}
        </Button>
        {onCancel && (
          <Button variant="subtle" onClick={onCancel}>
            Cancel
          </Button>
        )}
      </div>
    </form>
  );
}

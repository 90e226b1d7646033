import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import classes from './access.module.css';
import { useRemovePassword } from './access-mutations.ts';
import { LoginName, PasswordField } from './password-field.tsx';
import { describePasswordTrouble } from './password-trouble.ts';
import { useWait } from './use-wait.ts';

type RemovePasswordFormProps = { onDone: () => void; onCancel: () => void };

/** Takes the password away, from somebody who knows it. */
export function RemovePasswordForm({ onDone, onCancel }: RemovePasswordFormProps) {
  const [current, setCurrent] = useState('');
  const remove = useRemovePassword(onDone);
  const wait = useWait(remove.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (current !== '' && wait === 0 && !remove.isPending) remove.mutate(current);
  };
  return (
    <form className={classes['form']} onSubmit={submit} noValidate>
      <LoginName />
      <PasswordField
        label="Current password"
        kind="current"
        autoFocus
        value={current}
        onChange={setCurrent}
        help="Without a password everybody at this machine reads and changes everything. All browsers are logged out."
        error={describePasswordTrouble(remove.error, wait)}
      />
      <div className={classes['actions']}>
        <Button
          type="submit"
          variant="default"
          classNames={{ label: classes['danger'] ?? '' }}
          disabled={current === '' || wait > 0}
          loading={remove.isPending}
        >
          Remove password
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  );
}

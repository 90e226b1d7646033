import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { logIn } from '#web/api/access.ts';
import classes from './access.module.css';
import { LoginName, PasswordField } from './password-field.tsx';
import { describePasswordTrouble } from './password-trouble.ts';
import { useWait } from './use-wait.ts';

/** Asks for the password until it is right. */
export function LoginForm({ onLoggedIn }: { onLoggedIn: () => void }) {
  const [password, setPassword] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const login = useMutation({
    mutationFn: logIn,
    meta: { quiet: true },
    onSuccess: onLoggedIn,
    onError: () => form.current?.querySelector<HTMLInputElement>('input[name="current-password"]')?.select(),
  });
  const wait = useWait(login.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (password !== '' && wait === 0 && !login.isPending) login.mutate(password);
  };
  return (
    <form ref={form} className={classes['form']} onSubmit={submit} noValidate>
      <LoginName />
      <PasswordField
        label="Password"
        kind="current"
        autoFocus
        value={password}
        onChange={setPassword}
        error={describePasswordTrouble(login.error, wait)}
      />
      {/* Also after it is right: the page behind it is on its way. */}
      <Button
        type="submit"
        fullWidth
        disabled={password === '' || wait > 0}
        loading={login.isPending || login.isSuccess}
      >
        Log in
      </Button>
    </form>
  );
}

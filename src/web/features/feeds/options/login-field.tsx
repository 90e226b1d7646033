import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import classes from './feed-options.module.css';
import { LoginInputs } from './login-inputs.tsx';
import type { LoginEdit } from './options-draft.ts';

type LoginFieldProps = {
  login: LoginEdit;
  /** Whether one is stored. It is never sent to the page. */
  isSet: boolean;
  problem: string | undefined;
  busy: boolean;
  onChange: (login: LoginEdit) => void;
};

/** Name and password for a feed that asks for them. A stored login is only said to be there. */
export function LoginField({ login, isSet, problem, busy, onChange }: LoginFieldProps) {
  const empty = { kind: 'set', user: '', password: '' } as const;
  return (
    <fieldset className={classes['login']}>
      <legend className={classes['legend']}>Login</legend>
      {login.kind === 'set' ? (
        <>
          <LoginInputs
            login={login}
            problem={problem}
            busy={busy}
            onChange={(values) => onChange({ kind: 'set', ...values })}
          />
          {isSet && (
            <Button variant="default" size="xs" onClick={() => onChange({ kind: 'keep' })}>
              Keep the login that is set
            </Button>
          )}
        </>
      ) : (
        <div className={classes['loginLine']}>
          <IconLock size={16} stroke={1.75} aria-hidden />
          <span className={classes['loginText']} role="status">
            {login.kind === 'keep' ? 'A login is set.' : 'The login is removed when you save.'}
          </span>
          {login.kind === 'keep' ? (
            <>
              <Button variant="default" size="xs" onClick={() => onChange(empty)}>
                Change…
              </Button>
              <Button variant="default" size="xs" onClick={() => onChange({ kind: 'remove' })}>
                Remove
              </Button>
            </>
          ) : (
            <Button variant="default" size="xs" onClick={() => onChange({ kind: 'keep' })}>
              Keep it
            </Button>
          )}
          {problem && (
            <p className={classes['loginProblem']} role="alert">
              {problem}
            </p>
          )}
        </div>
      )}
    </fieldset>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import type { AccessState } from '#shared/access.ts';
import panels from '#web/theme/panels.module.css';
import classes from './access.module.css';
import { LogOutButton } from './log-out-button.tsx';
import { NewPasswordForm } from './new-password-form.tsx';
import { RemovePasswordForm } from './remove-password-form.tsx';
import { dateWords } from './time-words.ts';

/** Setting, changing and removing the password; and logging out. */
export function PasswordPanel({ state }: { state: AccessState }) {
  const [open, setOpen] = useState<'change' | 'remove' | null>(null);
  const close = () => setOpen(null);
  return (
    <section className={panels['panel']} aria-labelledby="password-title">
      <h2 className={panels['panelTitle']} id="password-title">
        Password
      </h2>
      {state.password === 'none' && (
        <>
          <p className={classes['text']}>
            With a password Winnow asks every browser to log in, and may listen on other addresses than this
            machine’s own.
          </p>
          <NewPasswordForm hasOne={false} onDone={close} />
        </>
      )}
      {state.password === 'configured' && (
        <p className={classes['text']}>
          The configuration names it: <code className={panels['code']}>auth.password_hash</code>. It is
          changed there; <code className={panels['code']}>npm run winnow -- password --print</code> makes a
          hash.
        </p>
      )}
      {state.password === 'saved' && (
        <p className={classes['text']}>
          Set{state.password_changed_at && ` on ${dateWords(state.password_changed_at)}`}. Whoever changes it
          logs out every other browser.
        </p>
      )}
      {open === 'change' && <NewPasswordForm hasOne onDone={close} onCancel={close} />}
      {open === 'remove' && <RemovePasswordForm onDone={close} onCancel={close} />}
      {open === null && state.password !== 'none' && (
        <div className={classes['actions']}>
          {state.password === 'saved' && (
            <Button variant="default" onClick={() => setOpen('change')}>
              Change password
            </Button>
          )}
          {state.you.via === 'session' && <LogOutButton />}
          {state.password_removable && (
            <Button variant="subtle" onClick={() => setOpen('remove')}>
              Remove password
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

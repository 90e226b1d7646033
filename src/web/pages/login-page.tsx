import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { sessionStateQuery } from '#web/api/access.ts';
import { withBase } from '#web/api/base-path.ts';
import { LoginForm } from '#web/features/access/login-form.tsx';
import { safeReturn } from '#web/features/access/return-address.ts';
import classes from './login-page.module.css';

/** `/login`, with `to` for the way back */
export function LoginPage() {
  const { to } = useSearch({ from: '/login' });
  const { data: state } = useQuery(sessionStateQuery());
  useEffect(() => {
    document.title = 'Log in · Winnow';
    // The one in the tab may have had the number of unread articles on it.
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (icon?.dataset['plain']) icon.href = icon.dataset['plain'];
  }, []);
  // Everything is loaded anew: what this tab knew before may have been another one's.
  const enter = () => window.location.replace(withBase(safeReturn(to, window.location.origin)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: only the state decides
  useEffect(() => {
    if (state?.access === 'granted') enter();
  }, [state]);
  return (
    <main className={classes['page']}>
      <div className={classes['card']}>
        <svg viewBox="0 0 32 32" width={44} height={44} className={classes['mark']} aria-hidden="true">
          <path d="M16 3a13 13 0 0 1 0 26H6a3 3 0 0 1-3-3V16A13 13 0 0 1 16 3Z" />
        </svg>
        <h1 className={classes['title']}>
          {state?.access === 'proxy' ? 'Not by this way' : 'Log in to Winnow'}
        </h1>
        {state?.access === 'proxy' ? (
          <p className={classes['text']}>
            Here a proxy logs people in. Open Winnow at the address of that proxy; this one leads past it.
          </p>
        ) : (
          <LoginForm onLoggedIn={enter} />
        )}
        {state?.access === 'login' && (
          <p className={classes['help']}>
            Forgotten it? On the machine that Winnow runs on, <code>npm run winnow -- password</code> sets
            another.
          </p>
        )}
      </div>
    </main>
  );
}

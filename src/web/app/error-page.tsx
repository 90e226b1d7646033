import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { describeError } from '#web/api/api-error.ts';
import classes from './error-page.module.css';

/** Stands in for a page that broke. */
export function ErrorPage({ error, reset }: ErrorComponentProps) {
  const { message, hint } = describeError(error);
  return (
    <main className={classes['page']}>
      <div role="alert">
        <h1 className={classes['title']}>{message}</h1>
        <p className={classes['text']}>{hint}</p>
      </div>
      <div className={classes['actions']}>
        <Button variant="default" onClick={reset}>
          Try again
        </Button>
        <Button variant="default" onClick={() => window.location.reload()}>
          Reload the page
        </Button>
      </div>
    </main>
  );
}

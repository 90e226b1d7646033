import { Button } from '@mantine/core';
import { describeError } from '#web/api/api-error.ts';
import classes from '#web/theme/panels.module.css';

type LoadFailedProps = { error: unknown; onRetry: () => void };

/** Stands where a panel would be when the server refused to tell what is saved. */
export function LoadFailed({ error, onRetry }: LoadFailedProps) {
  const { message, hint } = describeError(error);
  return (
    <section className={classes['panel']} role="alert">
      <h2 className={classes['panelTitle']}>{message}</h2>
      {hint && <p className={classes['text']}>{hint}</p>}
      <Button mt="md" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </section>
  );
}

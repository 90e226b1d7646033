import { Button } from '@mantine/core';
import { errorText } from '#web/api/api-error.ts';
import classes from '#web/theme/panels.module.css';

type LoadFailedProps = {
  /** What stands there otherwise, as the beginning of a sentence. */
  what: string;
  error: unknown;
  onRetry: () => void;
};

/** Stands where a panel would be when the server refused to tell what is saved. */
export function LoadFailed({ what, error, onRetry }: LoadFailedProps) {
  return (
    <section className={classes['panel']} role="alert">
      <h2 className={classes['panelTitle']}>{what} could not be loaded</h2>
      <p className={classes['text']}>{errorText(error)}</p>
      <Button mt="md" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </section>
  );
}

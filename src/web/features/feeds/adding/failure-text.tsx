import { IconAlertTriangle } from '@tabler/icons-react';
import { describeError } from '#web/api/api-error.ts';
import classes from '#web/features/feeds/feeds.module.css';

type FailureTextProps = { id: string; error: unknown };

/** What went wrong and the next step, in the server's words, read aloud when it appears. */
export function FailureText({ id, error }: FailureTextProps) {
  const { message, hint } = describeError(error);
  return (
    <div className={classes['failure']} role="alert" id={id}>
      <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
      <div>
        <p>{message}</p>
        {hint && <p className={classes['failureHint']}>{hint}</p>}
      </div>
    </div>
  );
}

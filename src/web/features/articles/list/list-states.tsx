import { Button } from '@mantine/core';
import { IconAlertTriangle, IconFileOff } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { describeError } from '#web/api/api-error.ts';
import classes from './list-states.module.css';

type MessageProps = { icon: ReactNode; title: string; text?: ReactNode; action?: ReactNode };

/** Why there is nothing to see, and the next step. */
export function Message({ icon, title, text, action }: MessageProps) {
  return (
    <div className={classes['message']}>
      <span className={classes['icon']}>{icon}</span>
      <h2 className={classes['title']}>{title}</h2>
      {text && <p className={classes['text']}>{text}</p>}
      {action && <div className={classes['action']}>{action}</div>}
    </div>
  );
}

type FailedProps = { what: string; error: unknown; onRetry: () => void };

/** Something did not come from the server. */
export function Failed({ what, error, onRetry }: FailedProps) {
  const { message, hint } = describeError(error);
  return (
    <div role="alert">
      <Message
        icon={<IconAlertTriangle size={44} stroke={1.5} />}
        title={`${what} could not be loaded`}
        text={hint ? `${message} ${hint}` : message}
        action={
          <Button variant="default" onClick={onRetry}>
            Try again
          </Button>
        }
      />
    </div>
  );
}

/** A list of something that is not there: to ask again would change nothing. */
export function Gone({ error }: { error: unknown }) {
  return (
    <div role="alert">
      <Message
        icon={<IconFileOff size={44} stroke={1.5} />}
        title="There is nothing here"
        text={describeError(error).message}
        action={
          <Link to="/$view" params={{ view: 'unread' }} className={classes['link']}>
            To the unread articles
          </Link>
        }
      />
    </div>
  );
}

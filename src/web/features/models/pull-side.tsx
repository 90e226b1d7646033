import { ActionIcon, Button } from '@mantine/core';
import { IconAlertTriangle, IconClock, IconX } from '@tabler/icons-react';
import { describeBytes } from '#shared/byte-words.ts';
import type { Pull } from '#shared/pull.ts';
import library from './library.module.css';
import classes from './pull.module.css';
import { PullBar } from './pull-bar.tsx';
import type { PullActions } from './pull-mutations.ts';
import { describeKept, describePullFailure } from './pull-words.ts';

type PullSideProps = {
  pull: Pull;
  /** Bytes to download, about; null when nobody knows. */
  size: number | null;
  actions: PullActions;
};

/** The right half of a row while its model is being pulled, waits for that, or has something to tell of it. */
export function PullSide(props: PullSideProps) {
  switch (props.pull.state) {
    case 'queued':
      return <QueuedPull {...props} />;
    case 'failed':
      return <FailedPull {...props} />;
    case 'cancelled':
      return <CancelledPull {...props} />;
    case 'running':
    case 'done':
      return <RunningPull {...props} />;
  }
}

function RunningPull({ pull, actions }: PullSideProps) {
  return (
    <div className={classes['pull']}>
      <PullBar pull={pull} />
      {pull.state === 'running' && (
        <CancelButton pull={pull} actions={actions} className={classes['cancel'] ?? ''} />
      )}
    </div>
  );
}

function QueuedPull({ pull, size, actions }: PullSideProps) {
  const words = pull.phase === 'resuming' ? pull.status : 'Queued';
  return (
    <div className={classes['line']}>
      <IconClock size={16} stroke={1.75} aria-hidden />
      <p className={classes['text']}>{size === null ? words : `${words} · ${describeBytes(size)}`}</p>
      <CancelButton pull={pull} actions={actions} className="" />
    </div>
  );
}

function FailedPull({ pull, actions }: PullSideProps) {
  const { message, hint } = describePullFailure(pull);
  return (
    <div className={classes['line']} data-failed>
      <p className={classes['failure']} title={pull.detail ?? undefined}>
        <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
        <span className={classes['failureWords']}>
          <span className={classes['message']}>{message}</span> {hint}
        </span>
      </p>
      <Button
        size="xs"
        variant="default"
        className={library['button'] ?? ''}
        loading={actions.isPending}
        aria-label={`Retry ${pull.model}`}
        onClick={() => actions.retry(pull.model)}
      >
        Retry
      </Button>
      <DismissButton pull={pull} actions={actions} />
    </div>
  );
}

function CancelledPull({ pull, actions }: PullSideProps) {
  return (
    <div className={classes['line']}>
      <p className={classes['text']}>{describeKept(pull)}</p>
      <Button
        size="xs"
        variant="default"
        className={library['button'] ?? ''}
        loading={actions.isPending}
        aria-label={`Resume ${pull.model}`}
        onClick={() => actions.start(pull.model)}
      >
        Resume
      </Button>
      <DismissButton pull={pull} actions={actions} />
    </div>
  );
}

type PullButtonProps = Pick<PullSideProps, 'pull' | 'actions'>;

function CancelButton({ pull, actions, className }: PullButtonProps & { className: string }) {
  return (
    <Button
      size="xs"
      variant="default"
      className={`${library['button']} ${className}`}
      loading={actions.isPending}
      aria-label={`Cancel the pull of ${pull.model}`}
      onClick={() => actions.cancel(pull)}
    >
      Cancel
    </Button>
  );
}

function DismissButton({ pull, actions }: PullButtonProps) {
  return (
    <ActionIcon aria-label={`Dismiss ${pull.model}`} onClick={() => actions.dismiss(pull.model)}>
      <IconX size={18} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
}

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JudgingStatus } from '#shared/judgement.ts';
import { judgingStatusQuery } from '#web/api/judging.ts';
import { findCure } from './cure.ts';
import classes from './judging-notice.module.css';
import { standstillWords } from './status-words.ts';
import { usePause } from './use-pause.ts';

/** Over the articles that wait or failed: why judging stands still, and the way out. */
export function JudgingNotice() {
  const { data: status } = useQuery(judgingStatusQuery());
  if (status?.state !== 'standing_still') return null;
  return (
    <section className={classes['notice']} aria-label="Judging">
      <div className={classes['words']}>
        <p className={classes['state']}>{standstillWords(status)}</p>
        {status.hint && <p>{status.hint}</p>}
      </div>
      <WaysOut status={status} />
    </section>
  );
}

function WaysOut({ status }: { status: JudgingStatus }) {
  const pause = usePause();
  const cure = findCure(status);
  const mayResume = status.reason === 'paused_by_owner' || status.reason === 'paused_by_failures';
  return (
    <div className={classes['ways']}>
      {mayResume && (
        <Button size="xs" variant="default" loading={pause.isPending} onClick={() => pause.mutate(false)}>
          Resume
        </Button>
      )}
      {cure && (
        <Button
          component={Link}
          to={cure.to}
          {...(cure.hash === undefined ? {} : { hash: cure.hash })}
          size="xs"
          variant="default"
        >
          {cure.label}
        </Button>
      )}
    </div>
  );
}

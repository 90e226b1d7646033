import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JudgingStatus } from '#shared/judgement.ts';
import { judgingStatusQuery, pauseJudging, resumeJudging } from '#web/api/judging.ts';
import classes from './judging-notice.module.css';
import { statusWords } from './status-words.ts';

/** Over the articles that wait or failed: how judging goes, or why it stands still, and what to do. */
export function JudgingNotice() {
  const { data: status } = useQuery(judgingStatusQuery());
  if (!status || status.state === 'idle') return null;
  const standing = status.state === 'standing_still';
  return (
    <section className={classes['notice']} data-standing={standing || undefined} aria-label="Judging">
      <div className={classes['words']}>
        <p className={classes['state']}>{statusWords(status)}</p>
        {status.hint && <p>{status.hint}</p>}
      </div>
      <Cure status={status} />
    </section>
  );
}

function Cure({ status }: { status: JudgingStatus }) {
  if (status.state === 'judging') return <PauseButton pause={true} />;
  if (status.reason === 'paused_by_owner' || status.reason === 'paused_by_failures') {
    return <PauseButton pause={false} />;
  }
  return (
    <Button component={Link} to="/settings/ollama" size="xs" variant="default">
      Open settings
    </Button>
  );
}

function PauseButton({ pause }: { pause: boolean }) {
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: pause ? pauseJudging : resumeJudging,
    onSuccess: (status) => queryClient.setQueryData(judgingStatusQuery().queryKey, status),
  });
  return (
    <Button size="xs" variant="default" loading={change.isPending} onClick={() => change.mutate()}>
      {pause ? 'Pause' : 'Resume'}
    </Button>
  );
}

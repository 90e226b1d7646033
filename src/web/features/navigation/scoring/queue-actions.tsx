import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery } from '@tanstack/react-query';
import { countsQuery } from '#web/api/counts.ts';
import { judgingStatusQuery, retryFailed } from '#web/api/judging.ts';
import { PauseButton } from './pause-button.tsx';

/** At the end of the title line of Scoring; what stands still has its ways out under the title. */
export function ScoringActions() {
  const { data: status } = useQuery(judgingStatusQuery());
  const goesOn = status?.state === 'judging' || status?.state === 'testing';
  return goesOn ? <PauseButton status={status} /> : null;
}

/** The same of Failed: queues all of them once more. */
export function FailedActions() {
  const { data: counts } = useQuery(countsQuery());
  const retry = useMutation({ mutationFn: retryFailed, onSuccess: ({ queued }) => tellQueued(queued) });
  if (!counts || counts.failed === 0) return null;
  return (
    <Button size="xs" variant="default" loading={retry.isPending} onClick={() => retry.mutate()}>
      Retry all
    </Button>
  );
}

function tellQueued(queued: number): void {
  notifications.show({
    title:
      queued === 1 ? '1 article is tried again' : `${queued.toLocaleString('en')} articles are tried again`,
    message: 'They stand first under Scoring.',
    color: 'var(--w-hi)',
  });
}

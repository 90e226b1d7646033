import { ActionIcon } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { JudgingStatus } from '#shared/judgement.ts';
import { usePause } from './use-pause.ts';

/** Pauses judging after the running article, or lets it go on; nothing while it stands still for another reason. */
export function PauseButton({ status }: { status: JudgingStatus }) {
  const pause = usePause();
  const mayResume = status.paused || status.reason === 'paused_by_failures';
  if (status.state === 'idle' || (status.state === 'standing_still' && !mayResume)) return null;
  const label = mayResume ? 'Resume judging' : 'Pause judging';
  const ButtonIcon = mayResume ? IconPlayerPlay : IconPlayerPause;
  return (
    <ActionIcon
      aria-label={label}
      title={label}
      loading={pause.isPending}
      onClick={() => pause.mutate(!mayResume)}
    >
      <ButtonIcon size={18} stroke={1.75} />
    </ActionIcon>
  );
}

import { notifications } from '@mantine/notifications';
import { IconPlayerPause, IconPlayerPlay, IconRepeat } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { countsQuery } from '#web/api/counts.ts';
import { judgingStatusQuery, reEvaluate, retryFailed, staleArticlesQuery } from '#web/api/judging.ts';
import { describeQueued } from '#web/features/models/re-evaluate-words.ts';
import { usePause } from '#web/features/navigation/scoring/use-pause.ts';
import type { PaletteEntry } from '#web/features/palette/palette-entry.ts';

const icon = { size: 18, stroke: 1.75 } as const;

/** What can be done with judging. */
export function useJudgingEntries(): PaletteEntry[] {
  const { data: status } = useQuery(judgingStatusQuery());
  const { data: counts } = useQuery(countsQuery());
  const { mutate: pause } = usePause();
  const { mutate: judgeAgain } = useReEvaluate();
  const { mutate: retry } = useMutation({ mutationFn: retryFailed });
  const mayResume = status?.paused === true || status?.reason === 'paused_by_failures';
  const hasFailed = (counts?.failed ?? 0) > 0;
  return useMemo(
    () => [
      {
        id: 'judging:pause',
        label: mayResume ? 'Resume judging' : 'Pause judging',
        hint: '',
        group: 'Do',
        words: 'stop start scoring model ollama',
        icon: mayResume ? <IconPlayerPlay {...icon} /> : <IconPlayerPause {...icon} />,
        run: () => pause(!mayResume),
      },
      {
        id: 'judging:again',
        label: 'Re-evaluate unread articles',
        hint: '',
        words: 'judge score again stale model interests',
        icon: <IconRepeat {...icon} />,
        run: () => judgeAgain(),
      },
      ...(hasFailed
        ? [
            {
              id: 'judging:failed',
              label: 'Try failed articles again',
              hint: '',
              words: 'retry judge',
              icon: <IconRepeat {...icon} />,
              run: () => retry(),
            },
          ]
        : []),
    ],
    [mayResume, hasFailed, pause, judgeAgain, retry],
  );
}

function useReEvaluate() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: reEvaluate,
    onSuccess: (answer) => {
      notifications.show({ ...describeQueued(answer), color: 'var(--w-hi)' });
      void queryClient.invalidateQueries({ queryKey: staleArticlesQuery().queryKey });
    },
  });
}

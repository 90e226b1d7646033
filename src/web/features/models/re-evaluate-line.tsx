import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReEvaluation } from '#shared/judgement.ts';
import { reEvaluate, staleArticlesQuery } from '#web/api/judging.ts';
import { modelLibraryQuery } from '#web/api/models.ts';
import { ollamaConfigQuery } from '#web/api/ollama.ts';
import { DimmableButton } from '#web/theme/dimmable-button.tsx';
import { findMissingModel } from './library-rows.ts';
import classes from './re-evaluate-line.module.css';
import { describeQueued, describeStale } from './re-evaluate-words.ts';

/** What is stale also changes without this page: articles are read, arrive and are judged. */
const LOOK_AGAIN_MS = 20_000;

/** The button that judges again what other models, interests or prompts have judged, and what it would cost. */
export function ReEvaluateLine() {
  const queryClient = useQueryClient();
  const { queryKey } = staleArticlesQuery();
  const { data: stale } = useQuery({
    ...staleArticlesQuery(),
    refetchInterval: LOOK_AGAIN_MS,
    refetchOnWindowFocus: 'always',
  });
  const obstacle = useObstacle(stale);
  const judgeAgain = useMutation({
    mutationFn: reEvaluate,
    onSuccess: (answer) => {
      notifications.show({ ...describeQueued(answer), color: 'var(--w-hi)' });
      return queryClient.invalidateQueries({ queryKey });
    },
  });
  return (
    <div className={classes['line']}>
      <DimmableButton
        variant="default"
        dimmed={!stale || stale.queued === 0 || obstacle !== null || judgeAgain.isPending}
        onClick={() => judgeAgain.mutate()}
      >
        Re-evaluate unread articles
      </DimmableButton>
      <p className={classes['text']} aria-live="polite">
        {stale && describeStale(stale, obstacle)}
      </p>
    </div>
  );
}

/** Why nothing can be judged again now. The library tells of a missing model sooner than the next count does. */
function useObstacle(stale: ReEvaluation | undefined): string | null {
  const { data: library } = useQuery(modelLibraryQuery());
  const { data: config } = useQuery(ollamaConfigQuery());
  const missing = library && config && findMissingModel(library, config);
  if (missing !== undefined) return `${missing} is not installed.`;
  return stale?.blocked?.message ?? null;
}

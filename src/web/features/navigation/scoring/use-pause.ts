import { useMutation, useQueryClient } from '@tanstack/react-query';
import { judgingStatusQuery, pauseJudging, resumeJudging } from '#web/api/judging.ts';

/** Pauses judging (`true`) or lets it go on; the page shows the answer before the stream tells of it. */
export function usePause() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (pause: boolean) => (pause ? pauseJudging() : resumeJudging()),
    onSuccess: (status) => queryClient.setQueryData(judgingStatusQuery().queryKey, status),
  });
}

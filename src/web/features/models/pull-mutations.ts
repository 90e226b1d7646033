import { notifications } from '@mantine/notifications';
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { describeBytes } from '#shared/byte-words.ts';
import type { Pull } from '#shared/pull.ts';
import { ApiError } from '#web/api/api-error.ts';
import { modelLibraryQuery } from '#web/api/models.ts';
import { addPull, cancelPull, dismissPull, pullsQuery, retryPull, startPull } from '#web/api/pulls.ts';

/** What can be done with the pull of one model. `isPending`: one of them is under way. */
export type PullActions = {
  start: (model: string) => void;
  retry: (model: string) => void;
  cancel: (pull: Pull) => void;
  dismiss: (model: string) => void;
  isPending: boolean;
};

/** The actions of one row. What comes of them is told by the event stream; failures come as toasts. */
export function usePullActions(): PullActions {
  const queryClient = useQueryClient();
  const start = useStartPull();
  const onError = (error: Error) => refetchWhatDiffers(queryClient, error);
  const retry = useMutation({
    mutationFn: retryPull,
    onSuccess: (pull) => addPull(queryClient, pull),
    onError,
  });
  const cancel = useMutation({
    mutationFn: (pull: Pull) => cancelPull(pull.model),
    onSuccess: (_answer, pull) => notifications.show(describeCancelled(pull)),
    onError,
  });
  const dismiss = useMutation({ mutationFn: dismissPull, onError });
  return {
    start: start.mutate,
    retry: retry.mutate,
    cancel: cancel.mutate,
    dismiss: dismiss.mutate,
    isPending: start.isPending || retry.isPending || cancel.isPending || dismiss.isPending,
  };
}

/** Asks the server to pull a model. The pull then belongs to the server, whoever looks. */
export function useStartPull() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: startPull,
    onSuccess: (pull) => addPull(queryClient, pull),
    onError: (error) => refetchWhatDiffers(queryClient, error),
  });
}

function describeCancelled({ model, completed }: Pull) {
  const title = `The pull of ${model} is cancelled`;
  if (completed === 0) return { title, message: 'Nothing had been downloaded yet.' };
  const kept = `What was downloaded, ${describeBytes(completed)}, is kept until Ollama restarts.`;
  return { title, message: `${kept} The next pull goes on from there.` };
}

/** The page's picture was old: another tab was quicker. */
function refetchWhatDiffers(queryClient: QueryClient, error: Error): void {
  if (!(error instanceof ApiError) || error.code === 'unreachable') return;
  void queryClient.invalidateQueries({ queryKey: pullsQuery().queryKey });
  void queryClient.invalidateQueries({ queryKey: modelLibraryQuery().queryKey });
}

import {
  type QueryClient,
  queryOptions,
  useIsMutating,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { SuggestedGroups } from '#shared/category-answer.ts';
import { applyGroups, categoriesQuery, suggestGroups, undoGroups } from '#web/api/categories.ts';
import { showWithAction } from '#web/theme/show-with-action.tsx';
import { chosenMoves, describeApplied, describeSuggested, describeUndone } from './auto-group-words.ts';

const mutationKey = ['category-groups', 'suggest'];

/** What the model suggested last; it waits here for the owner, also while another page is open. */
function suggestionQuery() {
  return queryOptions<SuggestedGroups | null>({
    queryKey: ['category-groups'],
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}

/**
 * Has the model suggest groups. The question goes on when the page is left: a toast leads back to the answer.
 */
export function useAutoGroup() {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { queryKey } = suggestionQuery();
  const { data: suggestion = null } = useQuery(suggestionQuery());
  const asking = useIsMutating({ mutationKey }) > 0;
  const suggest = useMutation({
    mutationKey,
    mutationFn: suggestGroups,
    // Else an answer that comes while no page looks would be forgotten after minutes.
    onMutate: () => queryClient.setQueryDefaults(queryKey, { gcTime: Number.POSITIVE_INFINITY }),
    onSuccess: (answer) => {
      if (answer.moves.length > 0) queryClient.setQueryData(queryKey, answer);
      if (answer.moves.length > 0 && isLookedAt(queryClient)) return;
      const look = { label: 'Look at them', run: () => void navigate({ to: '/settings/categories' }) };
      showWithAction(describeSuggested(answer), answer.moves.length > 0 ? look : undefined);
    },
  });
  return {
    suggestion,
    asking,
    ask: () => suggest.mutate(),
    dismiss: () => queryClient.setQueryData(queryKey, null),
  };
}

function isLookedAt(queryClient: QueryClient): boolean {
  const query = queryClient.getQueryCache().find({ queryKey: suggestionQuery().queryKey });
  return (query?.getObserversCount() ?? 0) > 0;
}

/** Makes the moves that the owner left ticked; the toast can take all of them back. */
export function useApplyGroups() {
  const queryClient = useQueryClient();
  const refetch = () => queryClient.invalidateQueries({ queryKey: categoriesQuery().queryKey });
  const undo = useMutation({
    mutationFn: undoGroups,
    onSuccess: ({ undone }) => showWithAction(describeUndone(undone), undefined),
    onSettled: refetch,
  });
  return useMutation({
    mutationFn: ({ suggestion, left }: { suggestion: SuggestedGroups; left: ReadonlySet<number> }) =>
      applyGroups(chosenMoves(suggestion, left)),
    onSuccess: ({ applied, undo_token: token }) =>
      showWithAction(describeApplied(applied), { label: 'Undo', run: () => undo.mutate(token) }),
    onSettled: refetch,
  });
}

import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Category } from '#shared/category.ts';
import { categoriesQuery } from '#web/api/categories.ts';
import { showWithAction } from '#web/theme/show-with-action.tsx';
import { type CategoryChange, sendChange } from './category-change.ts';
import { describeChange } from './category-words.ts';

/**
 * Changes categories. A weight shows at once; all else when the server has answered. Where articles became
 * stale the toast leads to judging them again. `quiet`: the form shows a refusal itself.
 */
export function useChangeCategories({ quiet = false } = {}) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { queryKey } = categoriesQuery();
  return useMutation({
    mutationFn: sendChange,
    meta: { quiet },
    onMutate: (change) => showWeight(queryClient, change),
    onSuccess: (effect, change) => {
      const reEvaluate = { label: 'Re-evaluate…', run: () => void navigate({ to: '/settings/ollama' }) };
      showWithAction(describeChange(change, effect), effect.stale > 0 ? reEvaluate : undefined);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}

/** Puts a new weight into the cache, also under the children that inherit it; a refetch follows in any case. */
function showWeight(queryClient: QueryClient, change: CategoryChange): void {
  if (change.kind !== 'weight') return;
  const changed = new Set(change.categories.map(({ id }) => id));
  queryClient.setQueryData<Category[]>(categoriesQuery().queryKey, (categories) =>
    categories?.map((category) =>
      changed.has(category.id) ? { ...category, weight: change.weight } : category,
    ),
  );
}

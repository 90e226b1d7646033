import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OwnWeight } from '#shared/category.ts';
import { categoriesQuery, weighCategories } from '#web/api/categories.ts';
import { showWithAction } from '#web/theme/show-with-action.tsx';
import { currentWeight, describeWeighed } from '#web/theme/weight-words.ts';

type Weighed = { id: number; name: string; parent_id: number | null; weight: OwnWeight };

type Weighing = { category: Weighed; weight: OwnWeight };

/**
 * Sets the weight of a category, with a toast that sets the old one back. The scores that change with it come
 * through the event stream; the list stands still and offers the new order.
 */
export function useWeighCategory() {
  const queryClient = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: ({ category, weight }: Weighing) => weighCategories([category.id], weight),
    onSuccess: ({ rescored }, { category, weight }) => {
      const subject = `${category.name} is`;
      const before = currentWeight(category);
      showWithAction(describeWeighed({ subject, topLevel: category.parent_id === null }, weight, rescored), {
        label: 'Undo',
        run: () => mutate({ category: { ...category, weight }, weight: before }),
      });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: categoriesQuery().queryKey }),
  });
  return (category: Weighed, weight: OwnWeight) => {
    if (weight !== currentWeight(category)) mutate({ category, weight });
  };
}

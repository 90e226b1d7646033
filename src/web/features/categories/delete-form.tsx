import { DeleteQuestion } from '#web/forms/delete-question.tsx';
import { describeLoss } from './category-words.ts';
import type { ChosenFormProps } from './question-form.ts';
import { useChangeCategories } from './use-change-categories.ts';

/** Asks before categories are deleted, saying what it means for articles. */
export function DeleteForm({ chosen, categories, onClose }: ChosenFormProps) {
  const remove = useChangeCategories();
  return (
    <DeleteQuestion
      loss={describeLoss(chosen, categories)}
      label={
        chosen.length === 1 ? 'Delete category' : `Delete ${chosen.length.toLocaleString('en')} categories`
      }
      busy={remove.isPending}
      onDelete={() => remove.mutate({ kind: 'delete', categories: chosen }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

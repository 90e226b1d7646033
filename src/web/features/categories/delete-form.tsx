import { Button } from '@mantine/core';
import { describeLoss } from './category-words.ts';
import classes from './dialogs.module.css';
import type { ChosenFormProps } from './question-form.ts';
import { useChangeCategories } from './use-change-categories.ts';

/** Asks before categories are deleted, saying what it means for articles. */
export function DeleteForm({ chosen, categories, onClose }: ChosenFormProps) {
  const remove = useChangeCategories();
  return (
    <div className={classes['form']}>
      <p className={classes['text']}>{describeLoss(chosen, categories)}</p>
      <div className={classes['actions']}>
        <Button variant="default" data-autofocus onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="default"
          classNames={{ label: classes['delete'] ?? '' }}
          loading={remove.isPending}
          onClick={() => remove.mutate({ kind: 'delete', categories: chosen }, { onSuccess: onClose })}
        >
          {chosen.length === 1
            ? 'Delete category'
            : `Delete ${chosen.length.toLocaleString('en')} categories`}
        </Button>
      </div>
    </div>
  );
}

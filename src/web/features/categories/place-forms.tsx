import { type FormEvent, useState } from 'react';
import { FormActions } from '#web/forms/form-actions.tsx';
import { CategoryPicker } from './category-picker.tsx';
import { countArticles, nameThem } from './category-words.ts';
import classes from './dialogs.module.css';
import { findWide, possibleParents, possibleTargets, TOP_LEVEL } from './possible-places.ts';
import type { ChosenFormProps } from './question-form.ts';
import { useChangeCategories } from './use-change-categories.ts';

/** Puts the chosen ones under another category, or at the top. */
export function MoveForm({ chosen, categories, onClose }: ChosenFormProps) {
  const wide = findWide(categories, chosen);
  const [place, setPlace] = useState<string | null>(wide ? TOP_LEVEL.value : null);
  const move = useChangeCategories();
  // With one that has others under it only the top is left, where all of them may be already.
  const nowhere = wide !== undefined && chosen.every(({ parent_id: parentId }) => parentId === null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (place === null || move.isPending) return;
    const parent = categories.find(({ id }) => String(id) === place) ?? null;
    move.mutate({ kind: 'move', categories: chosen, parent }, { onSuccess: onClose });
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      {wide ? (
        <p className={classes['text']}>
          {wide.name} has categories under it, and there are two levels: it can only stand at the top.
          {nowhere && ' Move what is under it first.'}
        </p>
      ) : (
        <CategoryPicker
          label="Under"
          options={possibleParents(categories, chosen)}
          value={place}
          onChange={setPlace}
        />
      )}
      <FormActions
        label={wide ? 'Move to the top level' : 'Move'}
        disabled={place === null || nowhere}
        busy={move.isPending}
        onClose={onClose}
      />
    </form>
  );
}

/** Makes the chosen ones a part of another category. */
export function MergeForm({ chosen, categories, onClose }: ChosenFormProps) {
  const [target, setTarget] = useState<string | null>(null);
  const merge = useChangeCategories();
  const into = categories.find(({ id }) => String(id) === target);
  const articles = chosen.reduce((sum, { article_count: count }) => sum + count, 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!into || merge.isPending) return;
    merge.mutate({ kind: 'merge', categories: chosen, into }, { onSuccess: onClose });
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <p className={classes['text']}>
        {countArticles(articles)} will carry the other category instead, and when a model proposes{' '}
        {chosen.length === 1 ? nameThem(chosen) : 'one of these names'} again, it stands for that one. Nothing
        is judged again.
      </p>
      <CategoryPicker
        label="Into"
        options={possibleTargets(categories, chosen)}
        value={target}
        onChange={setTarget}
      />
      <FormActions label="Merge" disabled={!into} busy={merge.isPending} onClose={onClose} />
    </form>
  );
}

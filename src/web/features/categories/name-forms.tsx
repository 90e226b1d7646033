import { type FormEvent, useState } from 'react';
import type { Category } from '#shared/category.ts';
import classes from '#web/forms/dialog-form.module.css';
import { FormActions } from '#web/forms/form-actions.tsx';
import { NameField } from '#web/forms/name-field.tsx';
import { RenameForm } from '#web/forms/rename-form.tsx';
import { CategoryPicker } from './category-picker.tsx';
import { possibleParents, TOP_LEVEL } from './possible-places.ts';
import type { QuestionFormProps } from './question-form.ts';
import { useChangeCategories } from './use-change-categories.ts';

/** Adds a category of the owner's own. */
export function CreateForm({ categories, onClose }: QuestionFormProps) {
  const [name, setName] = useState('');
  const [parentId, setParentId] = useState<string | null>(TOP_LEVEL.value);
  const create = useChangeCategories({ quiet: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (create.isPending) return;
    const parent = categories.find(({ id }) => String(id) === parentId) ?? null;
    create.mutate({ kind: 'create', name: name.trim(), parent }, { onSuccess: onClose });
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <NameField name={name} onChange={setName} error={create.error} />
      <CategoryPicker
        label="Under"
        options={possibleParents(categories, [])}
        value={parentId}
        onChange={setParentId}
      />
      <FormActions
        label="Add category"
        disabled={name.trim() === ''}
        busy={create.isPending}
        onClose={onClose}
      />
    </form>
  );
}

/** Gives one category another name. */
export function RenameCategoryForm({ category, onClose }: { category: Category; onClose: () => void }) {
  const rename = useChangeCategories({ quiet: true });
  const onRename = (name: string) =>
    rename.mutate({ kind: 'rename', category, name }, { onSuccess: onClose });
  return <RenameForm name={category.name} rename={rename} onRename={onRename} onClose={onClose} />;
}

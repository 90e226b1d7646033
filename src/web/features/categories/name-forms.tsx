import { TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { describeError } from '#web/api/api-error.ts';
import { CategoryPicker } from './category-picker.tsx';
import classes from './dialogs.module.css';
import { FormActions } from './form-actions.tsx';
import { possibleParents, TOP_LEVEL } from './possible-places.ts';
import type { ChosenFormProps, QuestionFormProps } from './question-form.ts';
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
export function RenameForm({ chosen, onClose }: ChosenFormProps) {
  const [category] = chosen;
  const [name, setName] = useState(category?.name ?? '');
  const rename = useChangeCategories({ quiet: true });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rename.isPending || !category) return;
    if (name.trim() === category.name) onClose();
    else rename.mutate({ kind: 'rename', category, name: name.trim() }, { onSuccess: onClose });
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <NameField name={name} onChange={setName} error={rename.error} />
      <FormActions label="Rename" disabled={name.trim() === ''} busy={rename.isPending} onClose={onClose} />
    </form>
  );
}

type NameFieldProps = { name: string; onChange: (name: string) => void; error: Error | null };

/** Shows under the field why the server refused the name. */
function NameField({ name, onChange, error }: NameFieldProps) {
  const why = error && describeError(error);
  return (
    <TextInput
      label="Name"
      dir="auto"
      data-autofocus
      value={name}
      onChange={(event) => onChange(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
      error={why && [why.message, why.hint].filter(Boolean).join(' ')}
      classNames={{ input: classes['input'] ?? '', error: classes['error'] ?? '' }}
    />
  );
}

import { type FormEvent, useState } from 'react';
import classes from './dialog-form.module.css';
import { FormActions } from './form-actions.tsx';
import { NameField } from './name-field.tsx';

type RenameFormProps = {
  name: string;
  maxLength?: number;
  /** Sends the new name; what the server says to it stands under the field. */
  rename: { isPending: boolean; error: Error | null; reset: () => void };
  onRename: (name: string) => void;
  onClose: () => void;
};

/** Gives something that must have a name another one. */
export function RenameForm({ name: before, maxLength = 100, rename, onRename, onClose }: RenameFormProps) {
  const [name, setName] = useState(before);
  const wanted = name.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (rename.isPending || wanted === '') return;
    if (wanted === before) onClose();
    else onRename(wanted);
  };
  const type = (typed: string) => {
    setName(typed);
    rename.reset();
  };
  return (
    <form className={classes['form']} onSubmit={submit}>
      <NameField name={name} onChange={type} error={rename.error} maxLength={maxLength} />
      <FormActions label="Rename" disabled={wanted === ''} busy={rename.isPending} onClose={onClose} />
    </form>
  );
}

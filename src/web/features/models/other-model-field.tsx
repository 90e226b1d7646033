import { Button, TextInput } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import classes from './library.module.css';
import type { LibraryRow } from './library-rows.ts';
import { useStartPull } from './pull-mutations.ts';
import { checkTypedName } from './typed-name.ts';

/** Pulls any model by its name. A name that is none is refused before anybody is asked. */
export function OtherModelField({ rows }: { rows: LibraryRow[] }) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const [refusal, setRefusal] = useState<string | null>(null);
  const start = useStartPull();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (start.isPending || typed.trim() === '') return;
    const checked = checkTypedName(typed, rows);
    setRefusal(checked.ok ? null : checked.why);
    if (checked.ok) start.mutate(checked.name, { onSuccess: () => setTyped('') });
  };
  return (
    <form className={classes['other']} onSubmit={submit} noValidate>
      <TextInput
        id={id}
        label="Any other model"
        placeholder="hf.co/org/model:Q4_K_M"
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="none"
        maxLength={400}
        value={typed}
        error={refusal}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setRefusal(null);
        }}
        classNames={{ input: classes['otherInput'] ?? '', error: classes['otherError'] ?? '' }}
      />
      <Button
        type="submit"
        className={classes['otherButton'] ?? ''}
        disabled={typed.trim() === ''}
        loading={start.isPending}
        aria-label="Pull the model typed"
      >
        Pull
      </Button>
    </form>
  );
}

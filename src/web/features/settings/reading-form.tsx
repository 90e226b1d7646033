import { Button } from '@mantine/core';
import type { FormEvent } from 'react';
import type { ReaderSettings } from '#shared/settings.ts';
import shared from '#web/theme/panels.module.css';
import classes from './judging-form.module.css';
import { useSaveReaderSettings } from './judging-mutations.ts';
import { OvertakenNote } from './overtaken-note.tsx';
import { findReadingProblems, readingRules, toReadingSettings } from './reading-draft.ts';
import { ReadingFields } from './reading-fields.tsx';
import { UnsavedChangesPrompt } from './unsaved-changes-prompt.tsx';
import { useDraft } from './use-draft.ts';

/** All fields with Save and Discard. Nothing is saved before Save, and no refetch overwrites an edit. */
export function ReadingForm({ saved }: { saved: ReaderSettings }) {
  const form = useDraft(readingRules, saved);
  const save = useSaveReaderSettings('They hold from the next list on.');
  const { values } = form;
  const problems = findReadingProblems(values);
  const valid = Object.keys(problems).length === 0;
  const saveFrom = (version: number) =>
    save.mutate(
      { ...toReadingSettings(values), version },
      { onSuccess: (answer) => form.settle(values, answer) },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.dirty && valid && !save.isPending) saveFrom(form.begunWith.version);
  };
  return (
    <form onSubmit={submit} aria-labelledby="reading-title" noValidate>
      <h2 className={shared['panelTitle']} id="reading-title">
        Reading
      </h2>
      <div className={classes['fields']}>
        <ReadingFields
          values={values}
          problems={problems}
          onChange={(part) => form.change({ ...values, ...part })}
        />
      </div>
      {form.overtaken && !save.isPending && (
        <OvertakenNote
          subject="Other settings were"
          busy={save.isPending || !valid}
          onLoadTheirs={form.discard}
          onSaveMine={() => saveFrom(saved.version)}
        />
      )}
      <div className={shared['actions']}>
        <Button type="submit" disabled={!(form.dirty && valid)} loading={save.isPending}>
          Save
        </Button>
        {form.dirty && (
          <Button variant="subtle" onClick={form.discard} disabled={save.isPending}>
            Discard changes
          </Button>
        )}
        <p className={shared['actionsNote']} aria-live="polite">
          {!form.dirty && 'No changes in Reading'}
        </p>
      </div>
      <UnsavedChangesPrompt dirty={form.dirty} />
    </form>
  );
}

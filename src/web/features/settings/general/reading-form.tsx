import type { ReaderSettings } from '#shared/settings.ts';
import classes from '#web/features/settings/form/fields.module.css';
import { FormEnd } from '#web/features/settings/form/form-end.tsx';
import { useDraft } from '#web/features/settings/form/use-draft.ts';
import { useSubmit } from '#web/features/settings/form/use-submit.ts';
import shared from '#web/theme/panels.module.css';
import { useSaveReaderSettings } from './judging-mutations.ts';
import { findReadingProblems, readingRules, toReadingSettings } from './reading-draft.ts';
import { ReadingFields } from './reading-fields.tsx';

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
  const submit = useSubmit({
    canSave: form.dirty && valid,
    save,
    send: () => saveFrom(form.begunWith.version),
  });
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
      <FormEnd
        form={form}
        subject="Other settings were"
        valid={valid}
        saving={save.isPending}
        onSaveMine={() => saveFrom(saved.version)}
        note={!form.dirty && 'No changes in Reading'}
      />
    </form>
  );
}

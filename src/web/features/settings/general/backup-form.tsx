import { useQueryClient } from '@tanstack/react-query';
import type { ReaderSettings } from '#shared/settings.ts';
import { backupsQuery } from '#web/api/backups.ts';
import classes from '#web/features/settings/form/fields.module.css';
import { FormEnd } from '#web/features/settings/form/form-end.tsx';
import { OptionSelect } from '#web/features/settings/form/option-select.tsx';
import { useDraft } from '#web/features/settings/form/use-draft.ts';
import { useSubmit } from '#web/features/settings/form/use-submit.ts';
import { backupRules, listKeptOptions, rhythmOptions } from './backup-draft.ts';
import { useSaveReaderSettings } from './judging-mutations.ts';

/** How often, and how many of them stay. */
export function BackupForm({ saved }: { saved: ReaderSettings }) {
  const queryClient = useQueryClient();
  const form = useDraft(backupRules, saved);
  const save = useSaveReaderSettings('The next backup goes by them.');
  const { values } = form;
  const saveFrom = (version: number) =>
    save.mutate(
      { ...values, version },
      {
        onSuccess: (answer) => {
          form.settle(values, answer);
          void queryClient.invalidateQueries(backupsQuery());
        },
      },
    );
  const submit = useSubmit({
    canSave: form.dirty,
    save,
    send: () => saveFrom(form.begunWith.version),
  });
  const rhythm = (value: string) =>
    rhythmOptions.find((option) => option.value === value)?.value ?? values.backup_every;

  return (
    <form onSubmit={submit} aria-labelledby="backup-title" noValidate>
      <div className={classes['fields']}>
        <OptionSelect
          label="Make a backup"
          options={[...rhythmOptions]}
          value={values.backup_every}
          onChange={(value) => form.change({ ...values, backup_every: rhythm(value) })}
        />
        <OptionSelect
          label="Keep"
          description="Each is as large as the database. They stand on the same disk: copy the folder elsewhere now and then."
          options={listKeptOptions(form.begunWith.backups_kept)}
          value={`${values.backups_kept}`}
          onChange={(value) => form.change({ ...values, backups_kept: Number(value) })}
        />
      </div>
      <FormEnd
        form={form}
        subject="Other settings were"
        valid
        saving={save.isPending}
        onSaveMine={() => saveFrom(saved.version)}
        note={!form.dirty && 'No changes in Backup'}
      />
    </form>
  );
}

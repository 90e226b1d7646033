import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import type { ReaderSettings } from '#shared/settings.ts';
import { backupsQuery } from '#web/api/backups.ts';
import shared from '#web/theme/panels.module.css';
import { backupRules, listKeptOptions, rhythmOptions } from './backup-draft.ts';
import classes from './judging-form.module.css';
import { useSaveReaderSettings } from './judging-mutations.ts';
import { OptionSelect } from './option-select.tsx';
import { OvertakenNote } from './overtaken-note.tsx';
import { UnsavedChangesPrompt } from './unsaved-changes-prompt.tsx';
import { useDraft } from './use-draft.ts';

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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.dirty && !save.isPending) saveFrom(form.begunWith.version);
  };
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
      {form.overtaken && !save.isPending && (
        <OvertakenNote
          subject="Other settings were"
          busy={save.isPending}
          onLoadTheirs={form.discard}
          onSaveMine={() => saveFrom(saved.version)}
        />
      )}
      <div className={shared['actions']}>
        <Button type="submit" disabled={!form.dirty} loading={save.isPending}>
          Save
        </Button>
        {form.dirty && (
          <Button variant="subtle" onClick={form.discard} disabled={save.isPending}>
            Discard changes
          </Button>
        )}
        <p className={shared['actionsNote']} aria-live="polite">
          {!form.dirty && 'No changes in Backup'}
        </p>
      </div>
      <UnsavedChangesPrompt dirty={form.dirty} />
    </form>
  );
}

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReaderSettings } from '#shared/settings.ts';
import { storageQuery } from '#web/api/storage.ts';
import classes from '#web/features/settings/form/fields.module.css';
import { FormEnd } from '#web/features/settings/form/form-end.tsx';
import { useDraft } from '#web/features/settings/form/use-draft.ts';
import { useSubmit } from '#web/features/settings/form/use-submit.ts';
import shared from '#web/theme/panels.module.css';
import { ImagesField } from './images-field.tsx';
import { useSaveReaderSettings } from './judging-mutations.ts';
import { RetentionField } from './retention-field.tsx';
import { describeRemoval, type StorageValues, storageRules } from './storage-draft.ts';
import { StorageFacts } from './storage-facts.tsx';

/** How often the figures are asked for while a save is taking things away, in milliseconds. */
const WATCHED_EVERY = 1_000;

/** All fields with Save and Discard; what a save would take away is told before it. */
export function StorageForm({ saved }: { saved: ReaderSettings }) {
  const form = useDraft(storageRules, saved);
  const save = useSaveReaderSettings('They hold from now on.');
  const [watched, setWatched] = useState(false);
  const { values } = form;
  const storage = useQuery({
    ...storageQuery(values.days),
    refetchInterval: ({ state }) => watched && isAnythingDue(state.data?.would_remove) && WATCHED_EVERY,
  });
  const changesDays = values.days !== form.begunWith.retention_days;
  // What was counted for other days says nothing about these.
  const isCounting = changesDays && !storage.isError && (storage.isPlaceholderData || !storage.data);
  const change = (part: Partial<StorageValues>) => {
    setWatched(false);
    form.change({ ...values, ...part });
  };

  const saveFrom = (version: number) =>
    save.mutate(
      { retention_days: values.days, images: values.images, version },
      {
        onSuccess: (answer) => {
          form.settle(values, answer);
          setWatched(true);
          void storage.refetch();
        },
      },
    );
  const submit = useSubmit({
    canSave: form.dirty && !isCounting,
    save,
    send: () => saveFrom(form.begunWith.version),
  });

  return (
    <form onSubmit={submit} aria-labelledby="storage-title" noValidate>
      <h2 className={shared['panelTitle']} id="storage-title">
        Storage and images
      </h2>
      <div className={classes['fields']}>
        <StorageFacts storage={storage.data} />
        <RetentionField
          value={values.days}
          saved={form.begunWith.retention_days}
          onChange={(days) => change({ days })}
        />
        <ImagesField value={values.images} onChange={(images) => change({ images })} />
      </div>
      <FormEnd
        form={form}
        subject="Other settings were"
        valid={!isCounting}
        saving={save.isPending}
        onSaveMine={() => saveFrom(saved.version)}
        note={
          <>
            {!form.dirty && 'No changes in Storage and images'}
            {changesDays && describeRemovalOf(storage, isCounting)}
          </>
        }
      />
    </form>
  );
}

type Counted = Parameters<typeof describeRemoval>[0];

function isAnythingDue(counted: Counted): boolean {
  return counted !== undefined && counted.articles + counted.contents > 0;
}

function describeRemovalOf(
  { data, isError }: { data: { would_remove: Counted } | undefined; isError: boolean },
  isCounting: boolean,
): string {
  if (isError) return 'What would be removed cannot be counted right now';
  return describeRemoval(isCounting ? undefined : data?.would_remove);
}

import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactNode, useId } from 'react';
import type { FittedInterests } from '#shared/settings.ts';
import { interestsQuery } from '#web/api/interests.ts';
import { LoadFailed } from '#web/features/settings/form/load-failed.tsx';
import {
  UnsavedChangesGuard,
  UnsavedChangesPrompt,
} from '#web/features/settings/form/unsaved-changes-prompt.tsx';
import { useDraft } from '#web/features/settings/form/use-draft.ts';
import { interestsRules } from './interests-editor.tsx';
import { InterestsFields } from './interests-fields.tsx';
import { InterestsLengthNote } from './interests-length-note.tsx';
import { useSaveInterests } from './interests-mutations.ts';
import { findExcess, type InterestsTexts } from './interests-text.ts';
import { useKeptTexts } from './use-kept-texts.ts';
import classes from './welcome-interests.module.css';

export type InterestsFoot = {
  /** There is something to be saved. */
  dirty: boolean;
  /** Nothing is written at all. */
  empty: boolean;
  tooLong: boolean;
  busy: boolean;
  /** Names the form, for a button that stands outside it. */
  formId: string;
};

type WelcomeInterestsProps = {
  /** Stands beside the fields and follows what is typed. */
  preview: (texts: InterestsTexts) => ReactNode;
  foot: (state: InterestsFoot) => ReactNode;
  /** What was typed is saved, or nothing was typed. */
  onDone: () => void;
};

/** Both texts for the first time, with the list that they make beside them. */
export function WelcomeInterests(props: WelcomeInterestsProps) {
  const query = useQuery(interestsQuery());
  if (query.data) {
    return (
      <UnsavedChangesGuard kept>
        <Form saved={query.data} {...props} />
      </UnsavedChangesGuard>
    );
  }
  return (
    <>
      {query.isError ? (
        <LoadFailed what="What you wrote" error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <div aria-busy="true" role="status" aria-label="Loading your interests">
          <Skeleton height={320} />
        </div>
      )}
      {props.foot(nothingWritten)}
    </>
  );
}

const nothingWritten: InterestsFoot = { dirty: false, empty: true, tooLong: false, busy: false, formId: '' };

type FormProps = WelcomeInterestsProps & { saved: FittedInterests };

function Form({ saved, preview, foot, onDone }: FormProps) {
  const formId = useId();
  const form = useDraft(interestsRules, saved);
  useKeptTexts(form);
  const save = useSaveInterests({ quiet: true });
  const texts = form.values;
  const tooLong = findExcess(texts) > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (tooLong || save.isPending) return;
    if (!form.dirty) return onDone();
    const sent = { ...texts, version: saved.version };
    save.mutate(sent, {
      onSuccess: (answer) => {
        form.settle(texts, answer);
        onDone();
      },
    });
  };
  const empty = `${texts.interests}${texts.anti_interests}`.trim() === '';
  return (
    <>
      <div className={classes['columns']}>
        <form id={formId} onSubmit={submit} aria-label="Interests">
          <InterestsFields texts={texts} stacked onChange={form.change} />
          <InterestsLengthNote texts={texts} saved={form.dirty ? null : saved} />
          <UnsavedChangesPrompt dirty={form.dirty && !save.isPending && !save.isSuccess} />
        </form>
        {preview(texts)}
      </div>
      {foot({ dirty: form.dirty, empty, tooLong, busy: save.isPending, formId })}
    </>
  );
}

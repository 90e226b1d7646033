import type { ReactNode } from 'react';
import type { FittedInterests } from '#shared/settings.ts';
import type { FormRules } from '#web/features/settings/form/draft.ts';
import { FormEnd } from '#web/features/settings/form/form-end.tsx';
import { useDraft } from '#web/features/settings/form/use-draft.ts';
import { useSubmit } from '#web/features/settings/form/use-submit.ts';
import shared from '#web/theme/panels.module.css';
import { EstimatesNote } from './estimates-note.tsx';
import { InterestsFields } from './interests-fields.tsx';
import { InterestsLengthNote } from './interests-length-note.tsx';
import { useSaveInterests } from './interests-mutations.ts';
import { describeChange, findExcess, type InterestsTexts, isSameTexts } from './interests-text.ts';

/** When both texts are the same as those that are saved. */
export const interestsRules: FormRules<FittedInterests, InterestsTexts> = {
  valuesOf: ({ interests, anti_interests }) => ({ interests, anti_interests }),
  isSame: isSameTexts,
};

/** What stands around the form and depends on the edit. */
export type AroundInterests = {
  /** Before it: lines that the votes suggest, which cannot be taken into an edit that is not saved. */
  suggestions: (edit: { dirty: boolean }) => ReactNode;
  /** After it, while there is none: what judging again by the saved ones would cost. */
  reEvaluation: ReactNode;
  /** After it, while there is an edit: what it would change. */
  preview: (texts: InterestsTexts) => ReactNode;
};

type InterestsEditorProps = AroundInterests & { saved: FittedInterests };

/** Both texts with Save and Discard. Nothing is saved before Save, and no refetch overwrites an edit. */
export function InterestsEditor({ saved, suggestions, reEvaluation, preview }: InterestsEditorProps) {
  const form = useDraft(interestsRules, saved);
  const save = useSaveInterests();
  const texts = form.values;
  const tooLong = findExcess(texts) > 0;

  const saveFrom = (version: number) =>
    save.mutate({ ...texts, version }, { onSuccess: (answer) => form.settle(texts, answer) });
  const submit = useSubmit({
    canSave: form.dirty && !tooLong,
    save,
    send: () => saveFrom(form.begunWith.version),
  });

  return (
    <>
      {suggestions({ dirty: form.dirty })}
      <form className={shared['panel']} onSubmit={submit} aria-label="Interests">
        <InterestsFields texts={texts} onChange={form.change} />
        <InterestsLengthNote texts={texts} saved={form.dirty ? null : saved} />
        <EstimatesNote />
        <FormEnd
          form={form}
          subject="Other interests were"
          valid={!tooLong}
          saving={save.isPending}
          onSaveMine={() => saveFrom(saved.version)}
          note={
            tooLong
              ? 'Too long to be saved: shorten what is marked'
              : describeChange(interestsRules.valuesOf(form.begunWith), texts)
          }
        />
        {!form.dirty && reEvaluation}
      </form>
      {form.dirty && !tooLong && preview(texts)}
    </>
  );
}

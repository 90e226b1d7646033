import { Button, Textarea } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import type { FittedInterests } from '#shared/settings.ts';
import shared from '#web/theme/panels.module.css';
import type { FormRules } from './draft.ts';
import { EstimatesNote } from './estimates-note.tsx';
import classes from './interests-form.module.css';
import { InterestsLengthNote } from './interests-length-note.tsx';
import { useSaveInterests } from './interests-mutations.ts';
import { describeChange, type InterestsTexts, isSameTexts } from './interests-text.ts';
import { OvertakenNote } from './overtaken-note.tsx';
import { UnsavedChangesPrompt } from './unsaved-changes-prompt.tsx';
import { useDraft } from './use-draft.ts';

const rules: FormRules<FittedInterests, InterestsTexts> = {
  valuesOf: ({ interests, anti_interests }) => ({ interests, anti_interests }),
  isSame: isSameTexts,
};

const wantExamples = ['Databases and crash recovery', 'Night trains', 'Mathematics for amateurs'].join('\n');
const notExamples = ['Product promotion and deals', 'Football'].join('\n');

/** What stands around the form and depends on the edit. */
export type AroundInterests = {
  /** Before it: lines that the votes suggest, which cannot be taken into an edit that is not saved. */
  suggestions: (edit: { dirty: boolean }) => ReactNode;
  /** After it, while there is an edit: what it would change. */
  preview: (texts: InterestsTexts) => ReactNode;
};

type InterestsEditorProps = AroundInterests & { saved: FittedInterests };

/** Both texts with Save and Discard. Nothing is saved before Save, and no refetch overwrites an edit. */
export function InterestsEditor({ saved, suggestions, preview }: InterestsEditorProps) {
  const form = useDraft(rules, saved);
  const save = useSaveInterests();
  const texts = form.values;

  const saveFrom = (version: number) =>
    save.mutate({ ...texts, version }, { onSuccess: (answer) => form.settle(texts, answer) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.dirty && !save.isPending) saveFrom(form.begunWith.version);
  };

  return (
    <>
      {suggestions({ dirty: form.dirty })}
      <form className={shared['panel']} onSubmit={submit} aria-label="Interests">
        <div className={classes['texts']}>
          <TextField
            label="I want"
            examples={wantExamples}
            value={texts.interests}
            onChange={(interests) => form.change({ ...texts, interests })}
          />
          <TextField
            label="I do not want"
            examples={notExamples}
            value={texts.anti_interests}
            onChange={(anti_interests) => form.change({ ...texts, anti_interests })}
          />
        </div>
        <InterestsLengthNote texts={texts} saved={form.dirty ? null : saved} />
        <EstimatesNote />
        {form.overtaken && !save.isPending && (
          <OvertakenNote
            subject="Other interests were"
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
            {describeChange(rules.valuesOf(form.begunWith), texts)}
          </p>
        </div>
        <UnsavedChangesPrompt dirty={form.dirty} />
      </form>
      {form.dirty && preview(texts)}
    </>
  );
}

type TextFieldProps = { label: string; examples: string; value: string; onChange: (text: string) => void };

function TextField({ label, examples, value, onChange }: TextFieldProps) {
  return (
    <Textarea
      label={label}
      description="One thing a line"
      inputWrapperOrder={['label', 'input', 'description']}
      placeholder={examples}
      autosize
      minRows={8}
      maxRows={24}
      spellCheck={false}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      classNames={{ input: classes['text'] ?? '', description: classes['help'] ?? '' }}
    />
  );
}

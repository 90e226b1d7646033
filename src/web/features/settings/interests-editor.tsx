import { Button, Textarea } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { FormEvent } from 'react';
import type { Interests } from '#shared/settings.ts';
import shared from '#web/theme/panels.module.css';
import type { FormRules } from './draft.ts';
import classes from './interests-form.module.css';
import { useSaveInterests } from './interests-mutations.ts';
import {
  describeChange,
  estimateTokens,
  type InterestsTexts,
  isSameTexts,
  LONG_INTERESTS_TOKENS,
} from './interests-text.ts';
import { OvertakenNote } from './overtaken-note.tsx';
import { UnsavedChangesPrompt } from './unsaved-changes-prompt.tsx';
import { useDraft } from './use-draft.ts';

const rules: FormRules<Interests, InterestsTexts> = {
  valuesOf: ({ interests, anti_interests }) => ({ interests, anti_interests }),
  isSame: isSameTexts,
};

const wantExamples = ['Databases and crash recovery', 'Night trains', 'Mathematics for amateurs'].join('\n');
const notExamples = ['Product promotion and deals', 'Football'].join('\n');

type InterestsEditorProps = { saved: Interests };

/** Both texts with Save and Discard. Nothing is saved before Save, and no refetch overwrites an edit. */
export function InterestsEditor({ saved }: InterestsEditorProps) {
  const form = useDraft(rules, saved);
  const save = useSaveInterests();
  const texts = form.values;
  const tokens = estimateTokens(texts);

  const saveFrom = (version: number) =>
    save.mutate({ ...texts, version }, { onSuccess: (answer) => form.settle(texts, answer) });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.dirty && !save.isPending) saveFrom(form.begunWith.version);
  };

  return (
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
      {tokens > LONG_INTERESTS_TOKENS && (
        <p className={shared['note']}>
          <IconInfoCircle size={16} stroke={1.75} aria-hidden />
          About {tokens} tokens. The model reads all of it with every article: beyond about{' '}
          {LONG_INTERESTS_TOKENS}, small models overlook single lines and each article takes longer.
        </p>
      )}
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

import { useState } from 'react';
import { type Draft, type FormRules, type FormState, resolveDraft } from './draft.ts';

export type DraftForm<Saved, Values> = FormState<Saved, Values> & {
  change: (values: Values) => void;
  /** Drops the edit and shows what is saved. */
  discard: () => void;
  /** To be called after a save: what was typed while it ran stays as a new edit. */
  settle: (sent: Values, saved: Saved) => void;
};

/** The edit of one settings form: it survives refetches, and nothing is saved before the owner says so. */
export function useDraft<Saved extends { version: number }, Values>(
  rules: FormRules<Saved, Values>,
  saved: Saved,
): DraftForm<Saved, Values> {
  const [draft, setDraft] = useState<Draft<Saved, Values> | null>(null);
  const form = resolveDraft(rules, saved, draft);
  return {
    ...form,
    change: (values) => setDraft({ begunWith: form.begunWith, values }),
    discard: () => setDraft(null),
    settle: (sent, begunWith) =>
      setDraft((now) =>
        now === null || rules.isSame(now.values, sent) ? null : { begunWith, values: now.values },
      ),
  };
}

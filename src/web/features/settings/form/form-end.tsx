import type { ReactNode } from 'react';
import shared from '#web/theme/panels.module.css';
import { OvertakenNote } from './overtaken-note.tsx';
import { SaveButtons } from './save-buttons.tsx';
import { UnsavedChangesPrompt } from './unsaved-changes-prompt.tsx';
import type { DraftForm } from './use-draft.ts';

type FormEndProps = {
  form: Pick<DraftForm<never, never>, 'dirty' | 'overtaken' | 'discard'>;
  /** What was changed elsewhere, as the beginning of a sentence: `Other settings were`. */
  subject: string;
  /** False while what is in the fields cannot be saved. */
  valid: boolean;
  saving: boolean;
  onSaveMine: () => void;
  /** Beside the buttons: what a save would change. */
  note: ReactNode;
};

/** What ends a form of settings: Save and Discard, and the choice when another tab has saved meanwhile. */
export function FormEnd({ form, subject, valid, saving, onSaveMine, note }: FormEndProps) {
  return (
    <>
      {form.overtaken && !saving && (
        <OvertakenNote
          subject={subject}
          canSave={valid}
          onLoadTheirs={form.discard}
          onSaveMine={onSaveMine}
        />
      )}
      <div className={shared['actions']}>
        <SaveButtons
          canSave={form.dirty && valid}
          saving={saving}
          onDiscard={form.dirty ? form.discard : undefined}
        />
        <p className={shared['actionsNote']} aria-live="polite">
          {note}
        </p>
      </div>
      <UnsavedChangesPrompt dirty={form.dirty} />
    </>
  );
}

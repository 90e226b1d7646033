import { Button } from '@mantine/core';
import { useRef } from 'react';
import { DimmableButton } from '#web/theme/dimmable-button.tsx';

type SaveButtonsProps = {
  /** There is something to save, and it can be saved. */
  canSave: boolean;
  saving: boolean;
  /** Undefined while there is nothing to discard. */
  onDiscard: (() => void) | undefined;
};

/** Save and Discard. With nothing to save Save is only dimmed: it keeps the focus that pressing either has left. */
export function SaveButtons({ canSave, saving, onDiscard }: SaveButtonsProps) {
  const save = useRef<HTMLButtonElement>(null);
  return (
    <>
      <DimmableButton ref={save} type="submit" dimmed={!canSave} busy={saving}>
        Save
      </DimmableButton>
      {onDiscard && (
        <Button
          variant="subtle"
          disabled={saving}
          onClick={() => {
            onDiscard();
            save.current?.focus();
          }}
        >
          Discard changes
        </Button>
      )}
    </>
  );
}

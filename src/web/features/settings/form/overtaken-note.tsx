import { Button } from '@mantine/core';
import classes from '#web/theme/panels.module.css';

type OvertakenNoteProps = {
  /** What was changed elsewhere, as the beginning of a sentence: `Your interests were`. */
  subject: string;
  /** False while what is in the fields cannot be saved. */
  canSave: boolean;
  onLoadTheirs: () => void;
  onSaveMine: () => void;
};

/** Says that something newer was saved elsewhere, and lets the owner choose. The edit stays until they do. */
export function OvertakenNote({ subject, canSave, onLoadTheirs, onSaveMine }: OvertakenNoteProps) {
  return (
    <div className={classes['banner']} role="alert">
      <p className={classes['bannerText']}>
        {subject} saved in another tab meanwhile. What you changed here is kept until you choose.
      </p>
      <Button size="xs" variant="default" onClick={onLoadTheirs}>
        Load theirs
      </Button>
      <Button size="xs" variant="default" onClick={onSaveMine} disabled={!canSave}>
        Save mine over it
      </Button>
    </div>
  );
}

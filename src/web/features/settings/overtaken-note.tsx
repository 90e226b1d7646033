import { Button } from '@mantine/core';
import classes from '#web/theme/panels.module.css';

type OvertakenNoteProps = {
  /** What was changed elsewhere, as the beginning of a sentence: `Your interests were`. */
  subject: string;
  busy: boolean;
  onLoadTheirs: () => void;
  onSaveMine: () => void;
};

/** Says that something newer was saved elsewhere, and lets the owner choose. The edit stays until they do. */
export function OvertakenNote({ subject, busy, onLoadTheirs, onSaveMine }: OvertakenNoteProps) {
  return (
    <div className={classes['banner']} role="alert">
      <p className={classes['bannerText']}>
        {subject} saved in another tab meanwhile. What you changed here is kept until you choose.
      </p>
      <Button size="xs" variant="default" onClick={onLoadTheirs} disabled={busy}>
        Load theirs
      </Button>
      <Button size="xs" variant="default" onClick={onSaveMine} loading={busy}>
        Save mine over it
      </Button>
    </div>
  );
}

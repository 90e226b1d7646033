import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog-form.module.css';

type DeleteQuestionProps = {
  /** What goes with it. */
  loss: string;
  /** What the button says: `Delete feed`. */
  label: string;
  busy: boolean;
  onDelete: () => void;
  onClose: () => void;
  /** How far it is. */
  children?: ReactNode;
};

/** Asks before something is deleted for good. Cancel has the focus. */
export function DeleteQuestion({ loss, label, busy, onDelete, onClose, children }: DeleteQuestionProps) {
  return (
    <div className={classes['form']}>
      <p className={classes['text']}>{loss}</p>
      {children}
      <div className={classes['actions']}>
        <Button variant="default" data-autofocus onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="default"
          classNames={{ label: classes['delete'] ?? '' }}
          loading={busy}
          onClick={onDelete}
        >
          {label}
        </Button>
      </div>
    </div>
  );
}

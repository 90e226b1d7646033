import { Loader } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog-foot.module.css';

type DialogFootProps = {
  /** Above a long dialog it stays in sight while the rest is scrolled. */
  sticky?: boolean;
  role?: 'alert';
  children: ReactNode;
};

/** What ends a dialog: its buttons at the right; on a phone in as many lines as they need. */
export function DialogFoot({ sticky = false, role, children }: DialogFootProps) {
  return (
    <div className={classes['foot']} data-sticky={sticky || undefined} role={role}>
      {children}
    </div>
  );
}

/** How far what the dialog is doing has come, at the left of the buttons. */
export function DialogProgress({ busy, children }: { busy: boolean; children: ReactNode }) {
  return (
    <p className={classes['progress']} role="status">
      {busy && <Loader size={16} aria-hidden />}
      {children}
    </p>
  );
}

import type { ReactNode } from 'react';
import classes from './row-text.module.css';

type RowTextProps = {
  children: ReactNode;
  /** Where all of it is one text, it stands in that text's own direction. */
  dir?: 'auto';
  /** Words of a search are marked in it: it needs both lines to show them. */
  found?: boolean;
};

/** The last line of a row where it is running text: two where rows have room and the title has left it one. */
export function RowText({ children, dir, found }: RowTextProps) {
  return (
    <div className={classes['rest']} data-found={found || undefined}>
      <p className={classes['why']} dir={dir}>
        {children}
      </p>
    </div>
  );
}

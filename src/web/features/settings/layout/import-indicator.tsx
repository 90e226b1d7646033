import { IconFileImport } from '@tabler/icons-react';
import classes from './pull-indicator.module.css';

/** A small sign that feeds are being imported, with how far that is. */
export function ImportIndicator({ percent }: { percent: number }) {
  return (
    <span className={classes['indicator']} data-testid="import-indicator" aria-hidden>
      <IconFileImport size={16} stroke={1.75} />
      {percent} %
    </span>
  );
}

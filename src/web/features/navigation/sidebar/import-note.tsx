import { IconAlertTriangle, IconFileImport } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { isRunning } from '#web/api/import-progress.ts';
import { lastImportQuery } from '#web/api/imports.ts';
import classes from './import-note.module.css';

/** How far an import is, and afterwards whether something of it failed; leads to where all of it is told. */
export function ImportNote() {
  const { data: feedImport } = useQuery(lastImportQuery());
  if (!feedImport) return null;
  const running = isRunning(feedImport);
  const { total, waiting, failed } = feedImport;
  if (!running && failed === 0) return null;
  const Icon = running ? IconFileImport : IconAlertTriangle;
  return (
    <Link to="/settings/feeds" className={classes['note']} data-running={running || undefined}>
      <Icon size={18} stroke={1.75} aria-hidden="true" />
      {running
        ? `Adding feeds · ${(total - waiting).toLocaleString('en')} of ${total.toLocaleString('en')}`
        : `${failed.toLocaleString('en')} ${failed === 1 ? 'feed' : 'feeds'} could not be added`}
    </Link>
  );
}

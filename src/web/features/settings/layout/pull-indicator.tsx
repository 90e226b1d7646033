import { IconDownload } from '@tabler/icons-react';
import type { Pull } from '#shared/pull.ts';
import classes from './pull-indicator.module.css';

/** A small sign that a model is being pulled, with the percentage where one is known. */
export function PullIndicator({ pull }: { pull: Pull }) {
  return (
    <span className={classes['indicator']} data-testid="pull-indicator" aria-hidden>
      <IconDownload size={16} stroke={1.75} />
      {pull.percent !== null && `${pull.percent} %`}
    </span>
  );
}

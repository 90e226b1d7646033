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

/** The pull that the sign stands for: the running one, else the first that waits; undefined when none does. */
export function findShownPull(pulls: Pull[]): Pull | undefined {
  return pulls.find(({ state }) => state === 'running') ?? pulls.find(({ state }) => state === 'queued');
}

/** The same in words, for those who do not see it. */
export function describeShownPull(pull: Pull): string {
  return pull.percent === null ? `Pulling ${pull.model}` : `Pulling ${pull.model}, ${pull.percent} %`;
}

import { useQuery } from '@tanstack/react-query';
import type { Pull } from '#shared/pull.ts';
import { pullsQuery } from '#web/api/pulls.ts';
import panels from '#web/theme/panels.module.css';
import classes from './library.module.css';
import { PullAnnouncer } from './pull-announcer.tsx';
import { usePullActions } from './pull-mutations.ts';
import { PullSide } from './pull-side.tsx';

/**
 * The pulls that are under way while Ollama does not answer: they try again, and can be cancelled. What has
 * failed waits for the library to come back, which can begin it again.
 */
export function PullsMeanwhile() {
  const { data: pulls = [] } = useQuery(pullsQuery());
  const shown = pulls.filter(({ state }) => state === 'running' || state === 'queued');
  if (shown.length === 0) return null;
  return (
    <section className={panels['panel']} aria-labelledby="pulls-meanwhile">
      <h2 className={panels['panelTitle']} id="pulls-meanwhile">
        Pulls
      </h2>
      <ul className={classes['rows']} data-alone aria-label="Pulls under way">
        {shown.map((pull) => (
          <PullRow key={pull.id} pull={pull} />
        ))}
      </ul>
      <PullAnnouncer pulls={shown} />
    </section>
  );
}

function PullRow({ pull }: { pull: Pull }) {
  const actions = usePullActions();
  return (
    <li className={classes['row']} data-side={pull.state === 'running' ? 'pull' : undefined}>
      <h3 className={classes['name']}>
        <span className={classes['title']} title={pull.model}>
          {pull.model}
        </span>
      </h3>
      <div className={classes['side']}>
        <PullSide pull={pull} size={null} actions={actions} />
      </div>
    </li>
  );
}

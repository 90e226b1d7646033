import { IconAlertTriangle, IconLoader2, IconMoon, IconPlayerPause } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JudgingStatus } from '#shared/judgement.ts';
import { judgingStatusQuery } from '#web/api/judging.ts';
import { PauseButton } from './pause-button.tsx';
import classes from './scoring-status-line.module.css';
import { statusWords } from './status-words.ts';

/** The one progress display for judging: how far it is, or why it stands still with the way to the cure. */
export function ScoringStatusLine() {
  const { data: status } = useQuery(judgingStatusQuery());
  return (
    <div className={classes['place']}>
      <div role="status" className={classes['status']}>
        {status && status.state !== 'idle' && <Line status={status} />}
      </div>
      {status && <PauseButton status={status} />}
    </div>
  );
}

function Line({ status }: { status: JudgingStatus }) {
  // The server names one of our own pages; the Scoring view is where the waiting ones are.
  const standing = status.state === 'standing_still';
  const [to, hash] = ((standing ? status.link : null) ?? '/scoring').split('#');
  return (
    <Link
      className={classes['line']}
      title={status.hint ?? undefined}
      to={to as '/settings/general'}
      {...(hash === undefined ? {} : { hash })}
    >
      <StateIcon status={status} />
      <span className={classes['words']}>
        {statusWords(status)
          .split(/(?<=· )/)
          .map((part) => (
            <span key={part} className={classes['part']}>
              {part}
            </span>
          ))}
      </span>
    </Link>
  );
}

function StateIcon({ status: { state, paused, reason } }: { status: JudgingStatus }) {
  const icon = { size: 18, stroke: 1.75 } as const;
  if (paused) return <IconPlayerPause {...icon} />;
  if (state === 'judging' || state === 'testing')
    return <IconLoader2 className={classes['turning']} {...icon} />;
  // Both end by themselves, as the owner wished.
  if (reason === 'quiet_hours' || reason === 'budget_spent') return <IconMoon {...icon} />;
  return <IconAlertTriangle className={classes['warning']} {...icon} />;
}

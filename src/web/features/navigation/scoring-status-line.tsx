import { IconAlertTriangle, IconLoader2, IconPlayerPause } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JudgingStatus } from '#shared/judgement.ts';
import { judgingStatusQuery } from '#web/api/judging.ts';
import classes from './scoring-status-line.module.css';
import { statusWords } from './status-words.ts';

/** The one progress display for judging: how far it is, or why it stands still with the way to the cure. */
export function ScoringStatusLine() {
  const { data: status } = useQuery(judgingStatusQuery());
  return (
    <div className={classes['place']} role="status">
      {status && status.state !== 'idle' && <Line status={status} />}
    </div>
  );
}

function Line({ status }: { status: JudgingStatus }) {
  const content = (
    <>
      <StateIcon status={status} />
      <span className={classes['words']}>{statusWords(status)}</span>
    </>
  );
  const standing = status.state === 'standing_still';
  const common = { className: classes['line'], title: status.hint ?? undefined };
  // The server names one of our own pages; the Scoring view is where the waiting ones are.
  if (standing && status.link !== null) {
    return (
      <Link {...common} to={status.link as '/settings/ollama'}>
        {content}
      </Link>
    );
  }
  return (
    <Link {...common} to="/$view" params={{ view: 'scoring' }}>
      {content}
    </Link>
  );
}

function StateIcon({ status }: { status: JudgingStatus }) {
  if (status.state === 'judging')
    return <IconLoader2 className={classes['turning']} size={18} stroke={1.75} />;
  if (status.reason === 'paused_by_owner') return <IconPlayerPause size={18} stroke={1.75} />;
  return <IconAlertTriangle className={classes['warning']} size={18} stroke={1.75} />;
}

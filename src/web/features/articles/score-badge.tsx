import { IconAlertTriangle, IconLoader2 } from '@tabler/icons-react';
import type { ArticleRow } from '#shared/article.ts';
import classes from './score-badge.module.css';
import { tierOf } from './score-tier.ts';

type Scored = Pick<ArticleRow, 'score' | 'state' | 'rejudging' | 'read'>;

/**
 * The score on the ground of its tier; dashes while there is none; a ring while it is being judged. The
 * size never changes, so that a row stands still when its score arrives.
 */
export function ScoreBadge({ article }: { article: Scored }) {
  const { score, state, rejudging } = article;
  if (score === null) return <BadgeWithoutScore state={state} />;
  const judging = state === 'judging';
  const label = `Score ${score}${judging ? ', being judged again' : rejudging ? ', waits to be judged again' : ''}`;
  return (
    <span className={classes['ringed']} role="img" aria-label={label} title={label}>
      <span className={classes['badge']} data-tier={tierOf(score)} data-read={article.read || undefined}>
        {score}
      </span>
      {(judging || rejudging) && (
        <span className={classes['ring']} data-turning={judging || undefined}>
          <IconLoader2 size={14} stroke={1.75} />
        </span>
      )}
      {state === 'failed' && (
        <span className={classes['ring']} data-failed>
          <IconAlertTriangle size={14} stroke={1.75} />
        </span>
      )}
    </span>
  );
}

function BadgeWithoutScore({ state }: { state: ArticleRow['state'] }) {
  if (state === 'judging') {
    return (
      <span
        className={classes['badge']}
        data-judging
        role="img"
        aria-label="Being judged"
        title="Being judged"
      >
        <IconLoader2 className={classes['turning']} size={18} stroke={1.75} />
      </span>
    );
  }
  if (state === 'failed') {
    return (
      <span
        className={classes['badge']}
        data-failed
        role="img"
        aria-label="Judging failed"
        title="Judging failed"
      >
        <IconAlertTriangle size={16} stroke={1.75} />
      </span>
    );
  }
  const label = state === 'waiting' ? 'Waiting to be judged' : 'Not judged';
  return (
    <span className={classes['badge']} data-waiting role="img" aria-label={label} title={label}>
      {state === 'waiting' ? '···' : '–'}
    </span>
  );
}

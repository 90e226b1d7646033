import { IconAlertTriangle, IconLoader2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ArticleRow } from '#shared/article.ts';
import classes from './score-badge.module.css';
import { describeBadge, describeState } from './score-badge-words.ts';
import { estimateTierOf, tierOf } from './score-tier.ts';

type Scored = Pick<ArticleRow, 'score' | 'estimate' | 'state' | 'rejudging' | 'read'>;

/**
 * The score on the ground of its tier; before there is one the estimate, outlined; dashes where neither is
 * known; a ring while it is being judged. The size never changes, so that a row stands still when its score
 * arrives.
 */
export function ScoreBadge({ article }: { article: Scored }) {
  const { score, estimate, state, rejudging } = article;
  if (score === null && estimate === null) return <BadgeWithoutNumber state={state} />;
  const judging = state === 'judging';
  const again = rejudging && score !== null;
  return (
    <Badge label={describeBadge(article)}>
      <PlainBadge score={score} estimate={estimate} read={article.read} />
      {(judging || again) && (
        <span className={classes['ring']} data-turning={judging || undefined}>
          <IconLoader2 size={14} stroke={1.75} />
        </span>
      )}
      {state === 'failed' && (
        <span className={classes['ring']} data-failed>
          <IconAlertTriangle size={14} stroke={1.75} />
        </span>
      )}
    </Badge>
  );
}

/** An estimate alone, wherever numbers stand side by side; a dash where there is none. */
export function EstimateBadge({ estimate }: { estimate: number | null }) {
  return (
    <Badge label={estimate === null ? 'No estimate' : `Estimated ${estimate}`}>
      {estimate === null ? (
        <span className={classes['badge']} data-without="waiting">
          –
        </span>
      ) : (
        <PlainBadge score={null} estimate={estimate} read={false} />
      )}
    </Badge>
  );
}

type Numbers = Pick<Scored, 'score' | 'estimate' | 'read'>;

function PlainBadge({ score, estimate, read }: Numbers) {
  if (score !== null) {
    return (
      <span className={classes['badge']} data-tier={tierOf(score)} data-read={read || undefined}>
        {score}
      </span>
    );
  }
  return (
    <span className={classes['badge']} data-estimate={estimateTierOf(estimate ?? 0)}>
      ≈{estimate}
    </span>
  );
}

function BadgeWithoutNumber({ state }: Pick<Scored, 'state'>) {
  const kind = state === 'judging' || state === 'failed' ? state : 'waiting';
  return (
    <Badge label={describeState(state)}>
      <span className={classes['badge']} data-without={kind}>
        {state === 'judging' && <IconLoader2 className={classes['turning']} size={18} stroke={1.75} />}
        {state === 'failed' && <IconAlertTriangle size={16} stroke={1.75} />}
        {kind === 'waiting' && (state === 'waiting' ? '···' : '–')}
      </span>
    </Badge>
  );
}

/** What a badge says aloud, and what hangs on its corner. */
function Badge({ label, children }: { label: string; children: ReactNode }) {
  return (
    <span className={classes['ringed']} role="img" aria-label={label} title={label}>
      {children}
    </span>
  );
}

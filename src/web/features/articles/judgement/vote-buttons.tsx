import { IconThumbDown, IconThumbDownFilled, IconThumbUp, IconThumbUpFilled } from '@tabler/icons-react';
import type { ArticleRow } from '#shared/article.ts';
import type { Verdict } from '#shared/feedback.ts';
import { IconButton } from '#web/theme/plain-buttons.tsx';
import classes from './judgement-line.module.css';
import { useVote } from './use-vote.ts';
import { verdictLabels } from './vote-words.ts';

const keys: Record<Verdict, string> = { more: '+', less: '−' };

/** More like this, less like this: pressed while that is the owner's word. */
export function VoteButtons({ article }: { article: Pick<ArticleRow, 'id' | 'feedback'> }) {
  const vote = useVote();
  return (['more', 'less'] as const).map((verdict) => {
    const pressed = article.feedback === verdict;
    const label = verdictLabels[verdict];
    return (
      <IconButton
        key={verdict}
        className={classes['vote']}
        data-pressed={pressed || undefined}
        aria-label={label}
        aria-pressed={pressed}
        title={
          pressed ? `Take back: ${label.toLowerCase()} (${keys[verdict]})` : `${label} (${keys[verdict]})`
        }
        onClick={() => vote(article, verdict)}
      >
        <Thumb verdict={verdict} filled={pressed} />
      </IconButton>
    );
  });
}

/** Filled where it is voted. */
export function Thumb({ verdict, filled, size = 18 }: { verdict: Verdict; filled: boolean; size?: number }) {
  if (verdict === 'more') {
    return filled ? <IconThumbUpFilled size={size} /> : <IconThumbUp size={size} stroke={1.75} />;
  }
  return filled ? <IconThumbDownFilled size={size} /> : <IconThumbDown size={size} stroke={1.75} />;
}

import { Button } from '@mantine/core';
import { IconThumbDownFilled, IconThumbUpFilled } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, useRef } from 'react';
import type { Vote } from '#shared/feedback.ts';
import { FeedAndTime } from '#web/theme/feed-and-time.tsx';
import { useTakeVoteBack } from './use-take-vote-back.ts';
import classes from './vote-list.module.css';

const dateFormat = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const exactFormat = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });

/** One vote: what it was about, which way it went, when, and the way to take it back. */
export const VoteRow = memo(function VoteRow({ vote }: { vote: Vote }) {
  const row = useRef<HTMLLIElement>(null);
  const { mutate, isPending } = useTakeVoteBack(() => {
    // Who takes back several votes by keyboard finds the next one under the hand.
    if (!row.current?.contains(document.activeElement)) return;
    const next = row.current.nextElementSibling ?? row.current.previousElementSibling;
    next?.querySelector('button')?.focus();
  });
  const at = new Date(vote.voted_at);
  return (
    <li ref={row} className={classes['row']}>
      <Verdict verdict={vote.verdict} />
      <div className={classes['text']}>
        <VoteTitle vote={vote} />
        <FeedAndTime feedTitle={vote.feed_title}>
          <time dateTime={vote.voted_at} title={exactFormat.format(at)}>
            {dateFormat.format(at)}
          </time>
        </FeedAndTime>
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={`Take back the vote on ${vote.title}`}
        loading={isPending}
        onClick={() => mutate(vote.id)}
      >
        Take back
      </Button>
    </li>
  );
});

function Verdict({ verdict }: Pick<Vote, 'verdict'>) {
  const label = verdict === 'more' ? 'More like this' : 'Less like this';
  return (
    <span className={classes['verdict']} data-verdict={verdict} role="img" aria-label={label} title={label}>
      {verdict === 'more' ? <IconThumbUpFilled size={18} /> : <IconThumbDownFilled size={18} />}
    </span>
  );
}

/** Leads to the article while that is there, else to where it came from. */
function VoteTitle({ vote }: { vote: Vote }) {
  const { article_id: articleId, title, url } = vote;
  if (articleId !== null) {
    return (
      <Link
        className={classes['link']}
        to="/$view/$articleId"
        params={{ view: 'all', articleId: String(articleId) }}
        title={title}
      >
        {title}
      </Link>
    );
  }
  if (url === null) return <span className={classes['link']}>{title}</span>;
  return (
    <a className={classes['link']} href={url} target="_blank" rel="noopener noreferrer" title={title}>
      {title}
    </a>
  );
}

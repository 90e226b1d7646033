import { Checkbox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import type { FeedCandidate } from '#shared/discovery.ts';
import { shortAddress } from '#web/features/feeds/table/table-words.ts';
import classes from './add-feed.module.css';
import { describeCandidate } from './discovery-words.ts';

type CandidateRowProps = {
  candidate: FeedCandidate;
  now: number;
  ticked: boolean;
  busy: boolean;
  onToggle: () => void;
  /** After the way to a feed that is there already was taken. */
  onLeave: () => void;
};

/** One feed that was found, with the titles of its newest articles as a preview. */
export function CandidateRow({ candidate, now, ticked, busy, onToggle, onLeave }: CandidateRowProps) {
  const factsId = useId();
  const { url, title, latest, is_comments: isComments, feed_id: feedId } = candidate;
  const words = (
    <span className={classes['found']}>
      <span className={classes['foundTitle']}>
        {title || shortAddress(url)}
        {isComments && <span className={classes['chip']}>Comments</span>}
      </span>
      <span className={classes['facts']} id={factsId}>
        {describeCandidate(candidate, now)}
      </span>
      <span className={classes['address']}>{shortAddress(url)}</span>
      {latest.length > 0 && (
        <span className={classes['latest']}>
          {latest.map((article, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: titles may be the same, and none ever moves
            <span key={index} className={classes['latestTitle']}>
              {article}
            </span>
          ))}
        </span>
      )}
    </span>
  );
  if (feedId !== null) {
    return (
      <li className={classes['candidate']}>
        <IconCheck className={classes['have']} size={16} stroke={2.5} aria-hidden />
        {words}
        <Link
          to="/feeds/$feedId"
          params={{ feedId: String(feedId) }}
          className={classes['haveLink']}
          aria-label={`You have it: open ${title}`}
          onClick={onLeave}
        >
          You have it
        </Link>
      </li>
    );
  }
  return (
    <li>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the checkbox is its control */}
      <label className={classes['candidate']} data-ticked={ticked || undefined}>
        <Checkbox
          size="xs"
          className={classes['boxPlace'] ?? ''}
          aria-label={title || url}
          aria-describedby={factsId}
          data-candidate
          disabled={busy}
          checked={ticked}
          onChange={onToggle}
        />
        {words}
      </label>
    </li>
  );
}

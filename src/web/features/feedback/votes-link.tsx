import { IconChevronRight, IconThumbUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { voteCountQuery } from '#web/api/feedback.ts';
import classes from './votes-link.module.css';

/** The way to all votes, with their number. */
export function VotesLink() {
  const { data: count } = useQuery(voteCountQuery());
  return (
    <Link to="/settings/interests/votes" className={classes['link']}>
      <IconThumbUp size={18} stroke={1.75} aria-hidden />
      <span className={classes['text']}>
        <b className={classes['title']}>Your votes</b>
        <span className={classes['facts']}>{count !== undefined && describeCount(count)}</span>
      </span>
      <IconChevronRight size={18} stroke={1.75} aria-hidden />
    </Link>
  );
}

function describeCount(count: number): string {
  if (count === 0) return 'None yet: vote beside an article, or with + and −';
  return count === 1 ? '1 article' : `${count.toLocaleString('en')} articles`;
}

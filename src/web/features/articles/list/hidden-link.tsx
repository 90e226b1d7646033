import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { countsQuery } from '#web/api/counts.ts';
import classes from './list-head.module.css';

/** To what came today and is kept out of sight: blocked, or low. Nothing where there is none. */
export function HiddenLink() {
  const { data: counts } = useQuery(countsQuery());
  if (!counts || counts.hidden === 0) return null;
  return (
    <Link to="/$view" params={{ view: 'hidden' }} className={classes['hidden']}>
      {counts.hidden.toLocaleString('en')} hidden today
    </Link>
  );
}

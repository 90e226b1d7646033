import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { judgingStatusQuery } from '#web/api/judging.ts';
import classes from './scoring-note.module.css';

/** Beside the title of Unread: where those are that stood here before they were to be judged again. */
export function JudgedAgainLink() {
  const { data: status } = useQuery(judgingStatusQuery());
  if (!status || status.waiting_again === 0) return null;
  const count = status.waiting_again;
  return (
    <Link to="/$view" params={{ view: 'scoring' }} className={classes['again']}>
      {count === 1 ? '1 is being judged again' : `${count.toLocaleString('en')} are being judged again`}
    </Link>
  );
}

import { Link } from '@tanstack/react-router';
import classes from './not-found-page.module.css';

/** An address that names nothing. */
export function NotFoundPage() {
  return (
    <main className={classes['page']}>
      <h1 className={classes['title']}>There is nothing at this address</h1>
      <p className={classes['text']}>It may be mistyped, or what stood here is gone.</p>
      <Link to="/$view" params={{ view: 'unread' }} className={classes['link']}>
        To the unread articles
      </Link>
    </main>
  );
}

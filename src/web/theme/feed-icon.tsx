import classes from './feed-icon.module.css';
import { letterOf } from './letter-icon.ts';

/** A feed's letter on its colour. Decoration: the feed's name always stands beside it. */
export function FeedIcon({ title }: { title: string }) {
  const { letter, ground } = letterOf(title);
  return (
    <span className={classes['icon']} style={{ backgroundColor: ground }} aria-hidden="true">
      {letter}
    </span>
  );
}

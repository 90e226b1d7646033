import type { ReactNode } from 'react';
import classes from './feed-and-time.module.css';
import { FeedIcon } from './feed-icon.tsx';

type FeedAndTimeProps = {
  feedTitle: string;
  /** Path of the feed's own icon, as the API has it. */
  icon?: string | null | undefined;
  /** The time, as its own element. */
  children: ReactNode;
};

/** Below a title: the feed that it is from, clipped where it is long, and a time. */
export function FeedAndTime({ feedTitle, icon, children }: FeedAndTimeProps) {
  return (
    <p className={classes['line']}>
      <FeedIcon title={feedTitle} icon={icon} />
      <span className={classes['feed']}>{feedTitle}</span>
      <span className={classes['time']}>
        {' · '}
        {children}
      </span>
    </p>
  );
}

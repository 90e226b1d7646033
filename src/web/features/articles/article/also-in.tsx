import { Link } from '@tanstack/react-router';
import { Fragment } from 'react';
import type { AlsoIn as OtherFeed } from '#shared/article.ts';
import classes from './article-head.module.css';

/** The other feeds that brought the same article, each leading to its list. */
export function AlsoIn({ feeds }: { feeds: OtherFeed[] }) {
  if (feeds.length === 0) return null;
  return (
    <p className={classes['alsoIn']}>
      Also in:{' '}
      {feeds.map((feed, place) => (
        <Fragment key={feed.feed_id}>
          {place > 0 && ', '}
          <Link to="/feeds/$feedId" params={{ feedId: String(feed.feed_id) }} title={feed.title}>
            {feed.feed_title}
          </Link>
        </Fragment>
      ))}
    </p>
  );
}

import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { FeedStatistics, Statistics } from '#shared/statistics.ts';
import panels from '#web/theme/panels.module.css';
import { FeedTable } from './feed-table.tsx';
import { describeArticles, describeCount } from './numbers.ts';
import { type FeedOrder, sortFeeds } from './sort-feeds.ts';
import classes from './tables.module.css';

/** Rows that stand there at once; more of them hide what comes below. */
const ROWS = 12;

/** What each feed is worth to its reader. */
export function FeedsPanel({
  feeds,
  neverRead,
}: {
  feeds: FeedStatistics[];
  neverRead: Statistics['never_read'];
}) {
  const [order, setOrder] = useState<FeedOrder>({ column: 'median_score', descending: true });
  const [all, setAll] = useState(false);
  const sorted = sortFeeds(feeds, order);
  return (
    <section className={panels['panel']} aria-labelledby="statistics-feeds">
      <h2 className={panels['panelTitle']} id="statistics-feeds">
        Feeds
      </h2>
      {feeds.length === 0 ? (
        <p className={panels['text']}>
          There are no feeds yet. What each of them is worth to you will stand here.
        </p>
      ) : (
        <FeedTable feeds={all ? sorted : sorted.slice(0, ROWS)} order={order} onOrder={setOrder} />
      )}
      {feeds.length > ROWS && !all && (
        <Button mt="md" variant="default" onClick={() => setAll(true)}>
          Show all {describeCount(feeds.length)}
        </Button>
      )}
      {neverRead.length > 0 && <NeverRead feeds={neverRead} />}
    </section>
  );
}

function NeverRead({ feeds }: { feeds: Statistics['never_read'] }) {
  return (
    <div className={panels['footer']}>
      <p className={classes['neverRead']}>
        You have not read anything of {feeds.length === 1 ? 'this one' : 'these'}:{' '}
        {feeds.map(({ id, title, articles }, index) => (
          <span key={id}>
            {index > 0 && ', '}
            <Link to="/feeds/$feedId" params={{ feedId: String(id) }} search={{ show: 'all' }}>
              {title}
            </Link>{' '}
            ({describeArticles(articles)})
          </span>
        ))}
        . {feeds.length === 1 ? 'It stays' : 'They stay'} until you delete {feeds.length === 1 ? 'it' : 'one'}
        .
      </p>
    </div>
  );
}

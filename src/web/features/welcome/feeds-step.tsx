import { Button } from '@mantine/core';
import { IconAlertTriangle, IconFileImport, IconListCheck, IconWorld } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import type { Feed } from '#shared/feed.ts';
import { feedsQuery } from '#web/api/feeds.ts';
import { useFeedIcon } from '#web/api/use-feed-icon.ts';
import { FeedIcon } from '#web/theme/feed-icon.tsx';
import classes from './welcome-steps.module.css';

type WayToAdd = 'address' | 'import' | 'starter';

const ways = [
  {
    way: 'address',
    Icon: IconWorld,
    title: 'A site you know',
    text: 'By its address; also a YouTube channel, a GitHub repository or a Mastodon profile.',
    action: 'Add a feed',
  },
  {
    way: 'import',
    Icon: IconFileImport,
    title: 'From another reader',
    text: 'Its OPML file or the address of one, with all folders.',
    action: 'Import feeds',
  },
  {
    way: 'starter',
    Icon: IconListCheck,
    title: 'A starter set',
    text: 'Good feeds by topic, of which you pick.',
    action: 'Pick feeds',
  },
] as const;

/** More of them would hide what comes below. */
const SHOWN = 8;

type FeedsStepProps = {
  onAdd: (way: WayToAdd) => void;
  /** How an import goes, or what it came to; else nothing. */
  imports: ReactNode;
};

/** Three ways to feeds, and those that are there. */
export function FeedsStep({ onAdd, imports }: FeedsStepProps) {
  const { data: feeds = [] } = useQuery(feedsQuery());
  const id = useId();
  return (
    <>
      <ul className={classes['rows']} aria-label="Ways to add feeds">
        {ways.map(({ way, Icon, title, text, action }) => (
          <li key={way} className={classes['row']}>
            <Icon size={24} stroke={1.5} className={classes['rowIcon']} aria-hidden />
            <div className={classes['words']}>
              <h2 className={classes['rowTitle']}>{title}</h2>
              <p className={classes['help']} id={`${id}-${way}`}>
                {text}
              </p>
            </div>
            <Button
              variant={way === 'address' && feeds.length === 0 ? 'filled' : 'default'}
              className={classes['rowButton'] ?? ''}
              aria-describedby={`${id}-${way}`}
              onClick={() => onAdd(way)}
            >
              {action}
            </Button>
          </li>
        ))}
      </ul>
      <div className={classes['imports']}>{imports}</div>
      {feeds.length > 0 && <Added feeds={feeds} />}
    </>
  );
}

function Added({ feeds }: { feeds: Feed[] }) {
  const id = useId();
  const rest = feeds.length - SHOWN;
  // The last ones added come first: they are what one looks for.
  const latest = feeds.toSorted((one, other) => other.id - one.id).slice(0, SHOWN);
  return (
    <section className={classes['added']} aria-labelledby={id}>
      <h2 className={classes['sub']} id={id} aria-live="polite">
        {feeds.length === 1 ? '1 feed is yours' : `${feeds.length.toLocaleString('en')} feeds are yours`}
      </h2>
      <ul className={classes['feeds']}>
        {latest.map((feed) => (
          <AddedFeed key={feed.id} feed={feed} />
        ))}
      </ul>
      {rest > 0 && <p className={classes['help']}>And {rest.toLocaleString('en')} more.</p>}
    </section>
  );
}

function AddedFeed({ feed: { id, title, article_count: count, failure } }: { feed: Feed }) {
  const icon = useFeedIcon(id);
  return (
    <li className={classes['feed']}>
      <FeedIcon title={title} icon={icon} />
      <span className={classes['feedTitle']}>{title}</span>
      {failure ? (
        <span className={classes['trouble']}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden />
          {failure.text}
        </span>
      ) : (
        <span className={classes['count']}>
          {count === 1 ? '1 article' : `${count.toLocaleString('en')} articles`}
        </span>
      )}
    </li>
  );
}

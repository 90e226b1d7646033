import { Button, Skeleton } from '@mantine/core';
import { IconCircleCheck, IconFolder, IconPlus, IconRss, IconSearch } from '@tabler/icons-react';
import { errorText } from '#web/api/api-error.ts';
import panels from '#web/theme/panels.module.css';
import type { FeedFilter } from './feed-rows.ts';
import classes from './feeds-settings.module.css';

type NoFeedsProps = { onAddFeed: () => void; onPickStarter: () => void };

/** Before the first feed. */
export function NoFeeds({ onAddFeed, onPickStarter }: NoFeedsProps) {
  return (
    <div className={classes['nothing']}>
      <IconRss size={44} stroke={1.5} aria-hidden />
      <h2 className={classes['nothingTitle']}>No feeds yet</h2>
      <p className={classes['nothingText']}>
        Add the address of a site or feed, or import the list of another reader. Here you then see how each
        does, how much it brings and how much of that you read.
      </p>
      <div className={classes['nothingWays']}>
        <Button leftSection={<IconPlus size={18} stroke={1.75} aria-hidden />} onClick={onAddFeed}>
          Add your first feed
        </Button>
        <Button variant="default" onClick={onPickStarter}>
          Pick from a starter set
        </Button>
      </div>
    </div>
  );
}

type NothingFoundProps = { filter: FeedFilter; onShowAll: () => void };

/** Why no row stands here. */
export function NothingFound({ filter, onShowAll }: NothingFoundProps) {
  const { icon: Icon, title, text } = whyNothing(filter);
  return (
    <div className={classes['nothing']} role="status">
      <Icon size={44} stroke={1.5} aria-hidden />
      <h2 className={classes['nothingTitle']}>{title}</h2>
      <p className={classes['nothingText']}>{text}</p>
      <Button variant="default" onClick={onShowAll}>
        Show all feeds
      </Button>
    </div>
  );
}

function whyNothing({ search, problemsOnly, folder }: FeedFilter) {
  const sought = search.trim();
  const here = folder === 'all' ? '' : ' among those chosen';
  if (sought !== '') {
    return {
      icon: IconSearch,
      title: 'No feed is called that',
      text: `Neither a name nor an address${here || ' here'} contains “${sought}”.`,
    };
  }
  if (problemsOnly) {
    return { icon: IconCircleCheck, title: 'Every feed is well', text: `None${here || ' of them'} fails.` };
  }
  return folder === null
    ? { icon: IconFolder, title: 'Every feed is in a folder', text: 'None stands without one.' }
    : { icon: IconFolder, title: 'This folder is empty', text: 'Select feeds and move them here.' };
}

/** Stands where the table would be when the server refused to tell. */
export function FeedsLoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <section className={panels['panel']} role="alert">
      <h2 className={panels['panelTitle']}>The feeds could not be loaded</h2>
      <p className={panels['text']}>{errorText(error)}</p>
      <Button mt="md" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </section>
  );
}

const widths = [132, 176, 108, 150, 96, 120, 84, 142, 160, 112];

/** Rows of the same height as those that are coming. */
export function FeedsSkeleton() {
  return (
    <section aria-busy="true" aria-label="Loading the feeds">
      <div className={classes['skeletonTools']}>
        <Skeleton height={40} maw={320} />
      </div>
      {widths.map((width) => (
        <div key={width} className={classes['skeletonRow']}>
          <Skeleton height={18} width={18} />
          <Skeleton height={14} width={width} />
          <Skeleton height={14} width={72} />
        </div>
      ))}
    </section>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { FeedImport, ImportedFeed } from '#shared/feed-import.ts';
import { failedImportsQuery } from '#web/api/imports.ts';
import classes from './import-panel.module.css';
import { feedsWord } from './import-words.ts';

/** Of a row that has not been measured yet, in pixels. */
const ROW_HEIGHT = 57;

/** What could not be added, why, and what to do: only the rows in sight exist. */
export function FailedFeeds({ feedImport: { id, failed } }: { feedImport: FeedImport }) {
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(failedImportsQuery(id));
  const feeds = data?.pages.flatMap((page) => page.feeds) ?? [];
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: feeds.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => feeds[index]?.position ?? index,
    overscan: 6,
  });
  const items = virtualizer.getVirtualItems();
  const last = items.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= feeds.length - 1 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, feeds.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  if (feeds.length === 0) return null;
  return (
    <section
      ref={scroller}
      className={classes['failed']}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
      tabIndex={0}
      aria-label={`${feedsWord(failed)} not added`}
    >
      <ul className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map(({ index, key, start }) => {
          const feed = feeds[index];
          return (
            feed && (
              <li
                key={key}
                ref={virtualizer.measureElement}
                data-index={index}
                className={classes['row']}
                style={{ transform: `translateY(${start}px)` }}
                aria-posinset={index + 1}
                aria-setsize={failed}
              >
                <FailedFeed feed={feed} />
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}

function FailedFeed({ feed: { title, url, failure } }: { feed: ImportedFeed }) {
  return (
    <>
      <div>
        <div className={classes['name']} title={title ?? url}>
          {title ?? url}
        </div>
        {title !== null && (
          <div className={classes['address']} title={url}>
            {url}
          </div>
        )}
      </div>
      {failure && (
        <div>
          <div className={classes['cause']}>{failure.text}</div>
          <div className={classes['hint']}>{failure.hint}</div>
        </div>
      )}
    </>
  );
}

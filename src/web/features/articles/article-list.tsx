import { useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { findRow } from '#web/api/article-cache.ts';
import type { FrozenList, ListScope } from '#web/api/article-list.ts';
import classes from './article-list.module.css';
import { ArticleListItem } from './article-list-item.tsx';
import { headingsOf } from './unranked-group.ts';
import { useListRows } from './use-list-rows.ts';
import { useNow } from './use-now.ts';

/** A row with a title of one line; rows are measured as they appear. */
const ROW_HEIGHT = 80;

const noHeadings: ReadonlyMap<number, string> = new Map();

type ArticleListProps = { list: FrozenList; scope: ListScope; selectedId: number | null };

/** The rows of a list. Only those in sight exist, so that ten thousand scroll like ten. */
export function ArticleList({ list, scope, selectedId }: ArticleListProps) {
  const queryClient = useQueryClient();
  const now = useNow();
  const { ids } = list;
  const scrollElement = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scrollElement.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 6,
    // The row after the open one stays in sight, so that one sees what `j` leads to.
    scrollPaddingEnd: ROW_HEIGHT,
  });
  const items = virtualizer.getVirtualItems();
  const pagesLoaded = useListRows({ ids, first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 });

  const selectedIndex = selectedId === null ? -1 : ids.indexOf(selectedId);
  const shownId = useRef<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that has just come has another height.
  useEffect(() => {
    if (selectedIndex < 0 || shownId.current === selectedId) return;
    const fromAfar = shownId.current === null;
    // A row that is in sight already must not move under the hand.
    const inSight = items.some(({ index }) => index === selectedIndex);
    virtualizer.scrollToIndex(selectedIndex, { align: fromAfar && !inSight ? 'center' : 'auto' });
    // From then on the list stays where its reader scrolls it.
    if (selectedId !== null && findRow(queryClient, selectedId)) shownId.current = selectedId;
  }, [selectedId, selectedIndex, virtualizer, queryClient, pagesLoaded]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cache of rows grows with the pages loaded.
  const headings = useMemo(
    () => (scope.sort === 'best' ? headingsOf(list, (id) => findRow(queryClient, id)) : noHeadings),
    [list, scope.sort, queryClient, pagesLoaded],
  );

  return (
    <div ref={scrollElement} className={classes['scroll']} data-article-list>
      <ul className={classes['rows']} style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => (
          <li
            key={item.key}
            ref={virtualizer.measureElement}
            data-index={item.index}
            className={classes['item']}
            style={{ transform: `translateY(${item.start}px)` }}
            aria-setsize={list.total}
            aria-posinset={item.index + 1}
          >
            <ArticleListItem
              id={ids[item.index] ?? 0}
              scope={scope}
              selected={item.index === selectedIndex}
              articleOpen={selectedId !== null}
              now={now}
              heading={headings.get(item.index)}
            />
          </li>
        ))}
      </ul>
      {list.total > ids.length && (
        <p className={classes['end']}>
          These are the first {ids.length.toLocaleString('en')} of {list.total.toLocaleString('en')}. Read
          some, or choose another order, to see the rest.
        </p>
      )}
    </div>
  );
}

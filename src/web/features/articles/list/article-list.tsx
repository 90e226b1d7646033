import { useQueryClient } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef } from 'react';
import type { Density, ReaderSettings } from '#shared/settings.ts';
import { findRow } from '#web/api/article-cache.ts';
import type { FrozenList, ListScope } from '#web/api/article-list.ts';
import { SwipeHint } from '#web/features/articles/row/swipe-hint.tsx';
import { useRowPresses } from '#web/features/articles/row/use-row-presses.ts';
import { useNow } from '#web/lists/use-now.ts';
import classes from './article-list.module.css';
import { ArticleListItem } from './article-list-item.tsx';
import { headingsOf } from './unranked-group.ts';
import { useListPlace } from './use-list-place.ts';
import { useListRows } from './use-list-rows.ts';
import { useMarkOnScroll } from './use-mark-on-scroll.ts';
import { useRowToFocus } from './use-row-to-focus.ts';
import { useShowSelected } from './use-show-selected.ts';

/** A row of text with its line; what views say of their own has another height, so rows are measured as they appear. */
const rowHeights: Record<Density, number> = { comfortable: 99, compact: 54 };

const noHeadings: ReadonlyMap<number, string> = new Map();

type ArticleListProps = {
  list: FrozenList;
  scope: ListScope;
  visit: string;
  selectedId: number | null;
  density: Density;
  /** Where articles with neither score nor estimate stand. */
  unscored: ReaderSettings['unscored'];
  /** Under the last row. */
  foot: ReactNode;
  onOpen: (id: number) => void;
};

/** The rows of a list. Only those in sight exist, so that ten thousand scroll like ten. */
export function ArticleList({
  list,
  scope,
  visit,
  selectedId,
  density,
  unscored,
  foot,
  onOpen,
}: ArticleListProps) {
  const queryClient = useQueryClient();
  const now = useNow();
  const { ids } = list;
  const rowHeight = rowHeights[density];
  const scrollElement = useRef<HTMLDivElement>(null);
  const { place, scrolled } = useListPlace(visit, list.asOf);
  const virtualizer = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scrollElement.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => ids[index] ?? index,
    overscan: 6,
    // The row after the open one stays in sight, so that one sees what `j` leads to.
    scrollPaddingEnd: rowHeight,
    initialOffset: place.offset,
    initialMeasurementsCache: place.measured,
    // Rows that come into sight exist already, six of them: others may come after the frame that the list scrolls in.
    useFlushSync: false,
  });
  scrolled.current = virtualizer;
  const items = virtualizer.getVirtualItems();
  const range = virtualizer.range ?? { startIndex: 0, endIndex: -1 };
  const pagesLoaded = useListRows({ ids, first: items[0]?.index ?? 0, last: items.at(-1)?.index ?? 0 });
  useMarkOnScroll({ ids, first: range.startIndex, last: range.endIndex });
  const selectedIndex = selectedId === null ? -1 : ids.indexOf(selectedId);
  useShowSelected({ virtualizer, selectedId, selectedIndex, rowHeight, pagesLoaded });
  useRowToFocus({ list: scrollElement, ids, scrollToIndex: (index) => virtualizer.scrollToIndex(index) });
  const { selection, hint, handlers, onTick } = useRowPresses({ ids, visit, onOpen });

  // biome-ignore lint/correctness/useExhaustiveDependencies: the cache of rows grows with the pages loaded.
  const headings = useMemo(
    () =>
      scope.sort === 'best'
        ? headingsOf({ list, place: unscored }, (id) => findRow(queryClient, id))
        : noHeadings,
    [list, unscored, scope.sort, queryClient, pagesLoaded],
  );

  return (
    <div
      ref={scrollElement}
      className={classes['scroll']}
      tabIndex={-1}
      data-article-list
      data-density={density}
    >
      <ul className={classes['rows']} style={{ height: virtualizer.getTotalSize() }} {...handlers}>
        {hint && <SwipeHint hint={hint} />}
        {items.map((item) => {
          const id = ids[item.index] ?? 0;
          return (
            <ArticleListItem
              key={item.key}
              id={id}
              index={item.index}
              start={item.start}
              total={list.total}
              measure={virtualizer.measureElement}
              scope={scope}
              selected={item.index === selectedIndex}
              ticked={selection.ids.size === 0 ? undefined : selection.ids.has(id)}
              onTick={onTick}
              now={now}
              heading={headings.get(item.index)}
            />
          );
        })}
      </ul>
      {list.total > ids.length && (
        <p className={classes['end']}>
          These are the first {ids.length.toLocaleString('en')} of {list.total.toLocaleString('en')}. Read
          some, or choose another order, to see the rest.
        </p>
      )}
      {foot && <div className={classes['foot']}>{foot}</div>}
    </div>
  );
}

import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import { Fragment, type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Feed } from '#shared/feed.ts';
import type { FeedCommands } from '#web/features/feeds/menu/feed-commands.ts';
import { type Selection, toggle, toggleAll, toggleRange } from '#web/lists/selection.ts';
import { useNow } from '#web/lists/use-now.ts';
import { usePageRows } from '#web/lists/use-page-rows.ts';
import { useRovingRow, useRowFocus } from '#web/lists/use-roving-row.ts';
import type { FeedOrder, FolderNames } from './feed-rows.ts';
import { FeedTableRow } from './feed-table-row.tsx';
import classes from './feeds-table.module.css';
import { FeedsTableHead } from './feeds-table-head.tsx';

const ROW_HEIGHT = 50;
/** The tools and the head above the rows, and the bar below, lie over them. */
const covered = { top: 96, bottom: 80 };

type FeedsTableProps = {
  feeds: Feed[];
  folderNames: FolderNames;
  order: FeedOrder;
  onOrder: (order: FeedOrder) => void;
  selection: Selection;
  onSelect: (change: (selection: Selection) => Selection) => void;
  commands: FeedCommands;
};

/** One row for each feed, of which only those in sight exist, so that a thousand scroll like ten. */
export function FeedsTable(props: FeedsTableProps) {
  const { feeds, folderNames, order, onOrder, selection, onSelect, commands } = props;
  const list = useRef<HTMLTableSectionElement>(null);
  const now = useNow();
  const ids = useMemo(() => feeds.map(({ id }) => id), [feeds]);
  const active = useRovingRow(ids);
  const virtualizer = usePageRows({
    list,
    count: feeds.length,
    keyOf: (index) => ids[index] ?? index,
    rowHeight: ROW_HEIGHT,
    keptIndex: active.index,
    covered,
  });
  const focus = useRowFocus({ list, ids, scrollToIndex: virtualizer.scrollToIndex }, active);

  const select = useCallback(
    (id: number, range: boolean) =>
      onSelect((before) => (range ? toggleRange(before, ids, id) : toggle(before, id))),
    [onSelect, ids],
  );
  const keys = (event: KeyboardEvent) => {
    if (focus.move(event)) return;
    const feed = feeds[active.index];
    if (!feed) return;
    const from = event.currentTarget as HTMLElement;
    if (event.key === 'Enter') commands.ask({ kind: 'options', feed }, from);
    else if (event.key === 'm') commands.ask({ kind: 'move', feeds: [feed] }, from);
    else if (event.key === 'F2') commands.ask({ kind: 'rename', feed }, from);
    else if (event.key === 'Delete') commands.ask({ kind: 'delete', feeds: [feed] }, from);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onSelect((was) => toggleAll(was, ids));
    else return;
    event.preventDefault();
  };
  // One function for all rows at all times, so that a row is drawn again only when it has changed.
  const latest = useRef({ keys, activate: active.activate });
  useEffect(() => {
    latest.current = { keys, activate: active.activate };
  });
  const onKeyDown = useCallback((event: KeyboardEvent) => latest.current.keys(event), []);
  const onActivate = useCallback((id: number) => latest.current.activate(id), []);

  const items = virtualizer.getVirtualItems();
  const { scrollMargin } = virtualizer.options;
  return (
    <table className={classes['table']} aria-rowcount={feeds.length + 1} data-feeds-table>
      <caption className={classes['caption']}>Feeds</caption>
      <FeedsTableHead ids={ids} order={order} onOrder={onOrder} selection={selection} onSelect={onSelect} />
      <tbody ref={list}>
        {items.map((item, place) => {
          const feed = feeds[item.index];
          if (!feed) return null;
          const gap = item.start - (items[place - 1]?.end ?? scrollMargin);
          return (
            <Fragment key={item.key}>
              <Gap height={gap} />
              <FeedTableRow
                measure={virtualizer.measureElement}
                index={item.index}
                feed={feed}
                folder={nameOf(feed, folderNames)}
                now={now}
                selected={selection.ids.has(feed.id)}
                active={item.index === active.index}
                commands={commands}
                onSelect={select}
                onActivate={onActivate}
                onKeyDown={onKeyDown}
              />
            </Fragment>
          );
        })}
        <Gap height={virtualizer.getTotalSize() - ((items.at(-1)?.end ?? scrollMargin) - scrollMargin)} />
      </tbody>
    </table>
  );
}

function nameOf({ folder_id: id }: Feed, names: FolderNames): string | null {
  return id === null ? null : (names.get(id) ?? null);
}

/** In place of the rows that are out of sight. */
function Gap({ height }: { height: number }) {
  if (height < 1) return null;
  return (
    <tr aria-hidden className={classes['gap']}>
      <td colSpan={9} style={{ height }} />
    </tr>
  );
}

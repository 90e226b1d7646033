import { Checkbox } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type Selection, toggleAll } from '#web/lists/selection.ts';
import { type FeedColumn, type FeedOrder, firstOrderOf, nextOrder } from './feed-rows.ts';
import rowClasses from './feed-table-row.module.css';
import classes from './feeds-table.module.css';

// `sort`: what the order is called where there is no head to press.
const columns: { column: FeedColumn; label: string; sort: string; isNumber?: boolean }[] = [
  { column: 'title', label: 'Feed', sort: 'By name' },
  { column: 'folder', label: 'Folder', sort: 'By folder' },
  { column: 'rate', label: 'Articles a week', sort: 'Most articles first', isNumber: true },
  { column: 'read', label: 'Share read', sort: 'Most read first', isNumber: true },
  { column: 'success', label: 'Last success', sort: 'Latest success first' },
  { column: 'problem', label: 'Problem', sort: 'Problems first' },
  { column: 'interval', label: 'Interval', sort: 'Shortest interval first' },
];

type FeedsTableHeadProps = {
  /** Of all rows as shown, also of those out of sight. */
  ids: number[];
  order: FeedOrder;
  onOrder: (order: FeedOrder) => void;
  selection: Selection;
  onSelect: (change: (selection: Selection) => Selection) => void;
};

/** A press on a head sorts by that column, another one turns it round. */
export function FeedsTableHead({ ids, order, onOrder, selection, onSelect }: FeedsTableHeadProps) {
  const ticked = ids.filter((id) => selection.ids.has(id)).length;
  const all = ids.length > 0 && ticked === ids.length;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th scope="col" data-column="check">
          <Checkbox
            classNames={{ input: rowClasses['box'] ?? '' }}
            aria-label={all ? 'Select none' : `Select all ${ids.length.toLocaleString('en')} shown`}
            checked={all}
            indeterminate={ticked > 0 && !all}
            onChange={() => onSelect((before) => toggleAll(before, ids))}
          />
        </th>
        {columns.map(({ column, label, isNumber }) => (
          <th
            key={column}
            scope="col"
            data-column={column}
            aria-sort={column === order.column ? (order.descending ? 'descending' : 'ascending') : undefined}
          >
            <button
              type="button"
              className={classes['head']}
              data-current={column === order.column || undefined}
              data-number={isNumber || undefined}
              onClick={() => onOrder(nextOrder(order, column))}
            >
              {label}
              <SortSign shown={order.column === column} descending={order.descending} />
            </button>
          </th>
        ))}
        <td data-column="menu">
          <SortSelect order={order} onOrder={onOrder} />
        </td>
      </tr>
    </thead>
  );
}

/** On a phone, where cards have no heads. */
function SortSelect({ order, onOrder }: Pick<FeedsTableHeadProps, 'order' | 'onOrder'>) {
  return (
    <select
      className={classes['sort']}
      aria-label="Order"
      value={order.column}
      onChange={(event) => {
        const chosen = columns.find(({ column }) => column === event.currentTarget.value);
        if (chosen) onOrder(firstOrderOf(chosen.column));
      }}
    >
      {columns.map(({ column, sort }) => (
        <option key={column} value={column}>
          {sort}
        </option>
      ))}
    </select>
  );
}

function SortSign({ shown, descending }: { shown: boolean; descending: boolean }) {
  const Sign = descending ? IconChevronDown : IconChevronUp;
  return (
    <Sign size={14} stroke={1.75} aria-hidden className={classes['sign']} data-shown={shown || undefined} />
  );
}

import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import { Checkbox } from '@mantine/core';
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef } from 'react';
import type { Category } from '#shared/category.ts';
import { type Selection, toggle, toggleAll, toggleRange } from '#web/lists/selection.ts';
import { usePageRows } from '#web/lists/use-page-rows.ts';
import { useRovingRow, useRowFocus } from '#web/lists/use-roving-row.ts';
import type { CategoryCommands } from './category-commands.ts';
import classes from './category-list.module.css';
import rowClasses from './category-row.module.css';
import { CategoryRow } from './category-row.tsx';
import type { CategoryRow as Row } from './category-rows.ts';

const ROW_HEIGHT = 44;
/** The tools above the list and the bar below it lie over the rows. */
const covered = { top: 120, bottom: 80 };

type CategoryListProps = {
  rows: Row[];
  /** All there are: parents may not be among the rows. */
  categories: Category[];
  selection: Selection;
  onSelect: (change: (selection: Selection) => Selection) => void;
  commands: CategoryCommands;
};

/** The rows, of which only those in sight exist, so that five hundred scroll like ten. */
export function CategoryList({ rows, categories, selection, onSelect, commands }: CategoryListProps) {
  const list = useRef<HTMLUListElement>(null);
  const ids = useMemo(() => rows.map(({ category }) => category.id), [rows]);
  const byId = useMemo(() => new Map(categories.map((category) => [category.id, category])), [categories]);
  const active = useRovingRow(ids);
  const virtualizer = usePageRows({
    list,
    count: rows.length,
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
    const category = active.id === null ? undefined : byId.get(active.id);
    if (!category) return;
    const from = event.currentTarget as HTMLElement;
    if (event.key === 'Enter') commands.ask({ kind: 'rename', categories: [category] }, from);
    else if (event.key === 'Delete') commands.ask({ kind: 'delete', categories: [category] }, from);
    else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) onSelect((now) => toggleAll(now, ids));
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

  return (
    <>
      <ListHead ids={ids} selection={selection} onSelect={onSelect} />
      <ul
        ref={list}
        className={classes['rows']}
        style={{ height: virtualizer.getTotalSize() }}
        aria-label="Categories"
        data-category-list
      >
        {virtualizer.getVirtualItems().map((item) => {
          const row = rows[item.index];
          if (!row) return null;
          const { category, indented, under } = row;
          return (
            <li
              key={item.key}
              ref={virtualizer.measureElement}
              data-index={item.index}
              className={classes['item']}
              style={{ transform: `translateY(${item.start - virtualizer.options.scrollMargin}px)` }}
              aria-setsize={rows.length}
              aria-posinset={item.index + 1}
            >
              <CategoryRow
                category={category}
                indented={indented}
                under={under}
                inherited={byId.get(category.parent_id ?? 0)?.effective_weight}
                selected={selection.ids.has(category.id)}
                active={item.index === active.index}
                commands={commands}
                onSelect={select}
                onActivate={onActivate}
                onKeyDown={onKeyDown}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

function ListHead({
  ids,
  selection,
  onSelect,
}: { ids: number[] } & Pick<CategoryListProps, 'selection' | 'onSelect'>) {
  const ticked = ids.filter((id) => selection.ids.has(id)).length;
  const all = ids.length > 0 && ticked === ids.length;
  return (
    <div className={classes['head']}>
      <Checkbox
        classNames={{ input: rowClasses['box'] ?? '' }}
        aria-label={all ? 'Select none' : `Select all ${ids.length.toLocaleString('en')} shown`}
        checked={all}
        indeterminate={ticked > 0 && !all}
        onChange={() => onSelect((before) => toggleAll(before, ids))}
      />
      <span>Category</span>
      <span className={classes['headCount']}>Articles</span>
      <span className={classes['headWeight']}>Weight</span>
    </div>
  );
}

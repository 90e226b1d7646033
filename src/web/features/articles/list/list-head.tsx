import type { ReactNode } from 'react';
import type { ChosenSort, Sort } from '#shared/page.ts';
import type { FrozenList } from '#web/api/article-list.ts';
import classes from './list-head.module.css';
import { ListPill } from './list-pill.tsx';
import { SortSelect } from './sort-select.tsx';
import { SortTabs } from './sort-tabs.tsx';

type ListHeadProps = {
  title: string;
  /** What the number counts: "128 articles". */
  count: ReactNode;
  /** How it is ordered, and how lists are when nothing is chosen. */
  sort: Sort;
  order: ChosenSort;
  list: FrozenList | undefined;
  onReload: () => void;
  /** Before the title: the button that opens the sidebar where it is not shown. */
  before?: ReactNode;
  /** After the count: where others of this list are. */
  afterCount: ReactNode;
  /** At the end of the title line: what can be done with the feed or the view. */
  actions?: ReactNode;
  /** Under the title: where a search is typed. */
  field?: ReactNode;
  /** Under the order: what is wrong with the feed. */
  banner?: ReactNode;
};

/** Title, count and order of a list, and the pill that brings in what has happened since. */
export function ListHead({ title, count, sort, order, list, onReload, ...slots }: ListHeadProps) {
  // Scoring has an order of its own.
  const sortable = sort !== 'queue';
  return (
    <header className={classes['head']}>
      <div className={classes['titleLine']}>
        {slots.before}
        <h1 className={classes['title']} title={title} dir="auto">
          {title}
        </h1>
        <div className={classes['facts']}>
          {count && <span className={classes['count']}>{count}</span>}
          {slots.afterCount && <span className={classes['afterCount']}>{slots.afterCount}</span>}
        </div>
        {slots.actions}
      </div>
      {slots.field && <div className={classes['banner']}>{slots.field}</div>}
      {sortable && (
        <div className={classes['orders']}>
          <SortTabs sort={sort} order={order} />
          <SortSelect sort={sort} order={order} />
        </div>
      )}
      <div className={classes['pillPlace']} data-alone={!sortable || undefined} aria-live="polite">
        {list && <ListPill list={list} onReload={onReload} />}
      </div>
      {slots.banner && <div className={classes['banner']}>{slots.banner}</div>}
    </header>
  );
}

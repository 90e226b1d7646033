import type { ReactNode } from 'react';
import type { FrozenList } from '#web/api/article-list.ts';
import classes from './list-head.module.css';
import { ListPill } from './list-pill.tsx';
import { SortTabs } from './sort-tabs.tsx';

type ListHeadProps = {
  title: string;
  /** What the number counts: "128 articles", "12 unread". */
  count: string | undefined;
  list: FrozenList | undefined;
  onReload: () => void;
  /** Before the title: the button that opens the sidebar where it is not shown. */
  before?: ReactNode;
  /** After the count: what can be done with the feed. */
  actions?: ReactNode;
  /** Under the order: what is wrong with the feed. */
  banner?: ReactNode;
};

/** Title, count and order of a list, and the pill that brings in what has happened since. */
export function ListHead({ title, count, list, onReload, before, actions, banner }: ListHeadProps) {
  return (
    <header className={classes['head']}>
      <div className={classes['titleLine']}>
        {before}
        <h1 className={classes['title']} title={title}>
          {title}
        </h1>
        {count && <span className={classes['count']}>{count}</span>}
        <span className={classes['space']} />
        {actions}
      </div>
      <SortTabs />
      <div className={classes['pillPlace']} aria-live="polite">
        {list && <ListPill list={list} onReload={onReload} />}
      </div>
      {banner && <div className={classes['banner']}>{banner}</div>}
    </header>
  );
}

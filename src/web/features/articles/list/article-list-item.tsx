import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { ListScope } from '#web/api/article-list.ts';
import { articleRowQuery } from '#web/api/articles.ts';
import { ArticleRow } from '#web/features/articles/row/article-row.tsx';
import { ArticleRowSkeleton } from '#web/features/articles/row/article-row-skeleton.tsx';
import classes from './article-list.module.css';

type ArticleListItemProps = {
  id: number;
  /** Its place in the list, from 0, and how far that is from the list's top, in pixels. */
  index: number;
  start: number;
  /** Of how many. */
  total: number;
  /** Takes the element, for its height. */
  measure: (element: HTMLLIElement | null) => void;
  scope: ListScope;
  selected: boolean;
  /** Undefined while nothing in the list is ticked: then there is nothing to tick it with. */
  ticked: boolean | undefined;
  onTick: (id: number, toHere: boolean) => void;
  now: number;
  /** Stands over the first article of a group. */
  heading: string | undefined;
};

/** A place in the list: its row, or a skeleton until the row has come. Drawn anew alone, when it changes or moves. */
export const ArticleListItem = memo(function ArticleListItem({
  id,
  index,
  start,
  total,
  measure,
  heading,
  ...rest
}: ArticleListItemProps) {
  const { data: row } = useQuery(articleRowQuery(id));
  return (
    <li
      ref={measure}
      data-index={index}
      data-id={id}
      className={classes['item']}
      style={{ transform: `translateY(${start}px)` }}
      aria-setsize={total}
      aria-posinset={index + 1}
    >
      {heading && <p className={classes['heading']}>{heading}</p>}
      {row ? <ArticleRow row={row} {...rest} /> : <ArticleRowSkeleton />}
    </li>
  );
});

import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import type { ListScope } from '#web/api/article-list.ts';
import { articleRowQuery } from '#web/api/articles.ts';
import classes from './article-list.module.css';
import { ArticleRow } from './article-row.tsx';
import { ArticleRowSkeleton } from './article-row-skeleton.tsx';

type ArticleListItemProps = {
  id: number;
  scope: ListScope;
  selected: boolean;
  /** Undefined while nothing in the list is ticked: then there is nothing to tick it with. */
  ticked: boolean | undefined;
  onTick: (id: number, toHere: boolean) => void;
  now: number;
  /** Stands over the first article of a group. */
  heading: string | undefined;
};

/** A place in the list: its row, or a skeleton until the row has come. Patched alone when it changes. */
export const ArticleListItem = memo(function ArticleListItem({ heading, id, ...rest }: ArticleListItemProps) {
  const { data: row } = useQuery(articleRowQuery(id));
  return (
    <>
      {heading && <p className={classes['heading']}>{heading}</p>}
      {row ? <ArticleRow row={row} {...rest} /> : <ArticleRowSkeleton />}
    </>
  );
});

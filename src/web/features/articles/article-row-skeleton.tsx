import { Skeleton } from '@mantine/core';
import row from './article-row.module.css';
import classes from './article-row-skeleton.module.css';

/** Stands where a row will be, in its size and with its lines. */
export function ArticleRowSkeleton() {
  return (
    <div className={`${row['row']} ${classes['skeleton']}`} aria-hidden="true">
      <Skeleton width={40} height={26} radius="sm" />
      <div className={classes['lines']}>
        <Skeleton height={13} width="82%" />
        <Skeleton height={11} width="48%" />
        <Skeleton height={11} width="70%" />
      </div>
    </div>
  );
}

const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

/** A list that is on its way. */
export function ArticleListSkeleton() {
  return (
    <div role="status" aria-label="Loading articles">
      {places.map((place) => (
        <ArticleRowSkeleton key={place} />
      ))}
    </div>
  );
}

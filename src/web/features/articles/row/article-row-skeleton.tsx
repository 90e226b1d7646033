import { Skeleton } from '@mantine/core';
import type { Density } from '#shared/settings.ts';
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
        <Skeleton height={11} width="90%" />
        <Skeleton className={classes['second']} height={11} width="60%" />
      </div>
    </div>
  );
}

const places = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

/** A list that is on its way. */
export function ArticleListSkeleton({ density }: { density: Density }) {
  return (
    <div role="status" aria-label="Loading articles" data-density={density}>
      {places.map((place) => (
        <ArticleRowSkeleton key={place} />
      ))}
    </div>
  );
}

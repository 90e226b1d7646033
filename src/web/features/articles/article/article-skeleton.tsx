import { Skeleton } from '@mantine/core';
import classes from './article-pane.module.css';

/** An article that is on its way. */
export function ArticleSkeleton() {
  return (
    <div className={classes['column']} role="status" aria-label="Loading the article">
      <Skeleton height={30} width="86%" mb={10} />
      <Skeleton height={30} width="52%" mb={18} />
      <Skeleton height={14} width="60%" mb={32} />
      <Skeleton height={26} mb={40} />
      {[100, 96, 98, 71, 99, 94, 97, 45].map((width) => (
        <Skeleton key={width} height={15} width={`${width}%`} mb={16} />
      ))}
    </div>
  );
}

import type { ReactNode } from 'react';
import classes from './feeds-page.module.css';

/** Views and feeds as a page of their own: what a phone shows under Feeds. */
export function FeedsPage({ sidebar }: { sidebar: ReactNode }) {
  return (
    <main className={classes['page']}>
      <h1 className={classes['title']}>Views and feeds</h1>
      {sidebar}
    </main>
  );
}

import { IconDotsVertical } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { ArticleRow } from '#shared/article.ts';
import classes from './article-row.module.css';

const RowMenu = lazy(async () => ({ default: (await import('./row-menu.tsx')).RowMenu }));

/** The button of a row's menu. The menu itself comes when it is first wanted: a list has many rows. */
export function ArticleRowMenu({ row }: { row: ArticleRow }) {
  const [wanted, setWanted] = useState(false);
  const button = (
    // A plain button: of those of Mantine each one costs as much as the rest of the row.
    <button
      type="button"
      className={classes['menu']}
      aria-label={`More for ${row.title}`}
      aria-haspopup="menu"
      onClick={() => setWanted(true)}
    >
      <IconDotsVertical size={18} stroke={1.75} />
    </button>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <RowMenu row={row} button={button} />
    </Suspense>
  );
}

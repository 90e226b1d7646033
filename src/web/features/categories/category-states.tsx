import { Button, Skeleton } from '@mantine/core';
import { IconCategory, IconSearch } from '@tabler/icons-react';
import { errorText } from '#web/api/api-error.ts';
import panels from '#web/theme/panels.module.css';
import type { CategoryFilter } from './category-rows.ts';
import classes from './category-settings.module.css';

const emptyWords: Record<CategoryFilter, { title: string; text: string }> = {
  all: {
    title: 'No categories',
    text: 'Add some, or let the model propose names as it judges articles.',
  },
  new: {
    title: 'Nothing new',
    text: 'Where no category fits, the model may propose one. It waits here for your word.',
  },
  weighted: {
    title: 'No weights yet',
    text: 'A weight raises or lowers the score of every article that carries the category.',
  },
  hidden: {
    title: 'Nothing is hidden',
    text: 'A hidden category is offered to no model and shown on no article, and its weight does not count.',
  },
};

type NothingShownProps = { filter: CategoryFilter; search: string; onClear: () => void };

/** Why no row stands here. */
export function NothingShown({ filter, search, onClear }: NothingShownProps) {
  if (search.trim() !== '') {
    return (
      <div className={classes['nothing']} role="status">
        <IconSearch size={44} stroke={1.5} aria-hidden />
        <h2 className={classes['nothingTitle']}>No category is called that</h2>
        <p className={classes['nothingText']}>Nothing here contains “{search.trim()}”.</p>
        <Button variant="default" onClick={onClear}>
          Clear the search
        </Button>
      </div>
    );
  }
  const { title, text } = emptyWords[filter];
  return (
    <div className={classes['nothing']}>
      <IconCategory size={44} stroke={1.5} aria-hidden />
      <h2 className={classes['nothingTitle']}>{title}</h2>
      <p className={classes['nothingText']}>{text}</p>
    </div>
  );
}

/** Stands where the page would be when the server refused to tell. */
export function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  return (
    <section className={panels['panel']} role="alert">
      <h2 className={panels['panelTitle']}>The categories could not be loaded</h2>
      <p className={panels['text']}>{errorText(error)}</p>
      <Button mt="md" variant="default" onClick={onRetry}>
        Try again
      </Button>
    </section>
  );
}

const widths = [96, 148, 120, 84, 132, 160, 108, 140, 92, 124];

/** Rows of the same height as those that are coming. */
export function CategoryListSkeleton() {
  return (
    <section aria-busy="true" aria-label="Loading the categories">
      <div className={classes['skeletonTools']}>
        <Skeleton height={36} />
        <Skeleton height={36} width={140} />
      </div>
      {widths.map((width) => (
        <div key={width} className={classes['skeletonRow']}>
          <Skeleton height={18} width={18} />
          <Skeleton height={14} width={width} />
          <Skeleton height={14} width={96} />
        </div>
      ))}
    </section>
  );
}

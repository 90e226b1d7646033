import type { CategoryRef } from '#shared/category.ts';
import classes from './category-chip.module.css';

/** A category as it stands on an article; one that raises the score wears the accent. */
export function CategoryChip({ category }: { category: CategoryRef }) {
  const raises = category.weight === 'boost' || category.weight === 'max';
  return (
    <span
      className={classes['chip']}
      data-raises={raises || undefined}
      data-blocks={category.weight === 'block' || undefined}
      title={`Category ${category.name}, weight ${category.weight}`}
    >
      {category.name}
    </span>
  );
}

import { lazy, Suspense, useState } from 'react';
import type { CategoryRef } from '#shared/category.ts';
import { PlainButton } from '#web/theme/plain-buttons.tsx';
import classes from './category-chip.module.css';

const ChipMenu = lazy(async () => ({ default: (await import('./chip-menu.tsx')).ChipMenu }));

/**
 * A category as it stands on an article; one that raises the score wears the accent. Pressed, it opens a menu
 * of weights, which comes when it is first wanted: a list has many chips.
 */
export function CategoryChip({ category }: { category: CategoryRef }) {
  const [wanted, setWanted] = useState(false);
  const { name, weight } = category;
  const raises = weight === 'boost' || weight === 'max';
  const button = (
    <PlainButton
      className={classes['button']}
      aria-label={`Category ${name}, weight ${weight}`}
      aria-haspopup="menu"
      title={`Category ${name}, weight ${weight}`}
      onClick={() => setWanted(true)}
    >
      <span
        className={classes['chip']}
        dir="auto"
        data-raises={raises || undefined}
        data-blocks={weight === 'block' || undefined}
      >
        {name}
      </span>
    </PlainButton>
  );
  if (!wanted) return button;
  return (
    <Suspense fallback={button}>
      <ChipMenu category={category} button={button} />
    </Suspense>
  );
}

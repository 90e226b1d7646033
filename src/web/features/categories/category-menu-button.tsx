import { ActionIcon } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { lazy, Suspense, useRef, useState } from 'react';
import type { Category } from '#shared/category.ts';
import type { CategoryCommands } from './category-commands.ts';
import classes from './category-row.module.css';

const CategoryMenu = lazy(async () => ({ default: (await import('./category-menu.tsx')).CategoryMenu }));

type CategoryMenuButtonProps = { category: Category; tabIndex: number; commands: CategoryCommands };

/** The button of a row's menu. The menu itself comes when it is first wanted: a list has many rows. */
export function CategoryMenuButton({ category, tabIndex, commands }: CategoryMenuButtonProps) {
  const [wanted, setWanted] = useState(false);
  const place = useRef<HTMLSpanElement>(null);
  const button = (
    <ActionIcon
      className={classes['menuButton'] ?? ''}
      aria-label={`Actions for ${category.name}`}
      aria-haspopup="menu"
      tabIndex={tabIndex}
      onClick={() => setWanted(true)}
    >
      <IconDots size={18} stroke={1.75} aria-hidden />
    </ActionIcon>
  );
  return (
    <span ref={place} className={classes['menu']}>
      {wanted ? (
        <Suspense fallback={button}>
          <CategoryMenu category={category} commands={commands} button={button} place={place} />
        </Suspense>
      ) : (
        button
      )}
    </span>
  );
}

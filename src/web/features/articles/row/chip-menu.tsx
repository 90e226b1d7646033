import { Menu } from '@mantine/core';
import { IconList, IconTags } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { CategoryRef, OwnWeight } from '#shared/category.ts';
import { categoriesQuery } from '#web/api/categories.ts';
import { useWeighCategory } from '#web/features/articles/judgement/use-weigh-category.ts';
import { type MenuButton, OpeningMenu } from '#web/theme/opening-menu.tsx';
import { currentWeight, weightChoices } from '#web/theme/weight-words.ts';
import classes from './category-chip.module.css';

/** Sets the weight of a category where one meets it. */
export function ChipMenu({ category, button }: { category: CategoryRef; button: MenuButton }) {
  const { data: categories } = useQuery(categoriesQuery());
  const weigh = useWeighCategory();
  const known = categories?.find(({ id }) => id === category.id);
  const parent = categories?.find(({ id }) => id === known?.parent_id);
  // Until the tree has come only the weight that counts is known.
  const own = known ?? { ...category, parent_id: null };
  return (
    <OpeningMenu button={button} position="bottom-start">
      <Menu.Label className={classes['label'] ?? ''}>
        <span dir="auto">{category.name}</span>
      </Menu.Label>
      <Menu.RadioGroup
        value={currentWeight(own)}
        onChange={(weight) => weigh(own, weight as OwnWeight)}
        aria-label={`Weight of ${category.name}`}
      >
        {weightChoices(own, parent?.effective_weight).map(({ value, label }) => (
          <Menu.RadioItem
            key={value}
            value={value}
            closeMenuOnClick
            // The focus begins at what is: a second press of Enter must not block anything.
            data-autofocus={value === currentWeight(own) || undefined}
          >
            {label}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Divider />
      <Menu.Item
        renderRoot={(props) => (
          <Link
            {...props}
            to="/categories/$categoryId"
            params={{ categoryId: String(category.id) }}
            search={{ show: 'all' }}
          />
        )}
        leftSection={<IconList size={16} stroke={1.75} aria-hidden />}
      >
        Show all of <span dir="auto">{category.name}</span>
      </Menu.Item>
      <Menu.Item
        component={Link}
        to="/settings/categories"
        leftSection={<IconTags size={16} stroke={1.75} aria-hidden />}
      >
        Manage categories…
      </Menu.Item>
    </OpeningMenu>
  );
}

import { expect, test } from 'vitest';
import type { Category } from '#shared/category.ts';
import { listUngrouped, planGroups } from './plan-groups.ts';

const category = (id: number, name: string, other: Partial<Category> = {}): Category => ({
  id,
  name,
  parent_id: null,
  parent_name: null,
  weight: 'inherit',
  effective_weight: 'normal',
  created_by: 'model',
  is_new: false,
  hidden: false,
  article_count: 0,
  ...other,
});
const categories = [
  category(1, 'Technology'),
  category(2, 'Databases', { parent_id: 1, parent_name: 'Technology' }),
  category(3, 'Rust'),
  category(4, 'Bread'),
  category(5, 'Soup'),
  category(6, 'Secret', { hidden: true }),
  category(7, 'Food'),
];
const aliases = new Map([
  ['refused', null],
  ['computing', 1],
]);
const offered = listUngrouped(categories);
const plan = (...groups: [name: string, ids: number[]][]) =>
  planGroups(
    groups.map(([name, ids]) => ({ name, ids })),
    offered,
    { categories, aliases },
  ).map(({ name, from, to }) => `${from ?? ''}${name} > ${to.name}${to.id === null ? ' (new)' : ''}`);

test('only visible categories that stand in no group are offered', () => {
  expect(offered.map(({ name }) => name)).toEqual(['Rust', 'Bread', 'Soup', 'Food']);
});

test('a group that is there is used, by its name or a name that it had', () => {
  expect(plan(['technology', [3]])).toEqual(['Rust > Technology']);
  expect(plan(['Computing', [3]])).toEqual(['Rust > Technology']);
});

test('a category may become the group, and is then not moved itself', () => {
  expect(plan(['Other meals', [7, 4]], ['Food', [4, 5, 7]])).toEqual(['Bread > Food', 'Soup > Food']);
});

test('a new group needs two categories; the same name twice is one group', () => {
  expect(plan(['Kitchen', [4]])).toEqual([]);
  expect(plan(['Kitchen', [4]], ['kitchen!', [5]])).toEqual([
    'Bread > Kitchen (new)',
    'Soup > Kitchen (new)',
  ]);
});

test('ids that were not offered are dropped, and the first of two groups has a category', () => {
  expect(plan(['Kitchen', [4, 5, 2, 6, 99]], ['Technology', [4, 3]])).toEqual([
    'Bread > Kitchen (new)',
    'Soup > Kitchen (new)',
    'Rust > Technology',
  ]);
});

test.each(['Refused', 'Secret', 'Databases', 'none', 'A group of all that is about cooking at home'])(
  '%s is no group',
  (name) => {
    expect(plan([name, [3, 4, 5]])).toEqual([]);
  },
);

import { expect, test } from 'vitest';
import { makeCategory } from '#web/testing/make-category.ts';
import { countByFilter, rowsOf } from './category-rows.ts';

const technology = makeCategory({ id: 1, name: 'Technology', weight: 'normal' });
const databases = makeCategory({
  id: 2,
  name: 'Databases',
  parent_id: 1,
  parent_name: 'Technology',
  weight: 'boost',
});
const cafes = makeCategory({ id: 3, name: 'Cafés and bars', is_new: true });
const gossip = makeCategory({ id: 4, name: 'Gossip', weight: 'block', hidden: true });
const tree = [technology, databases, cafes, gossip];

const names = (filter: Parameters<typeof rowsOf>[1]) =>
  rowsOf(tree, filter).map(({ category }) => category.name);

test('a child stands indented under its parent, and names it where the parent is not shown', () => {
  const [, under] = rowsOf(tree, { filter: 'all', search: '' });
  expect(under).toEqual({ category: databases, indented: true, under: null });
  expect(rowsOf(tree, { filter: 'all', search: 'data' })).toEqual([
    { category: databases, indented: false, under: 'Technology' },
  ]);
});

test('names are found without case and accents, by all the words in any order', () => {
  expect(names({ filter: 'all', search: ' BARS cafe ' })).toEqual(['Cafés and bars']);
  expect(names({ filter: 'all', search: 'cafe tech' })).toEqual([]);
});

test('hidden ones stand only under Hidden, whatever else they are', () => {
  expect(names({ filter: 'all', search: '' })).not.toContain('Gossip');
  expect(names({ filter: 'weighted', search: '' })).not.toContain('Gossip');
  expect(names({ filter: 'hidden', search: '' })).toEqual(['Gossip']);
});

test('Normal at the top level is no weight of its own', () => {
  expect(names({ filter: 'weighted', search: '' })).toEqual(['Databases']);
});

test('each filter says how many it would show', () => {
  expect(countByFilter(tree)).toEqual({ all: 3, new: 1, weighted: 1, hidden: 1 });
});

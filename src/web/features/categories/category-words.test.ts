import { expect, test } from 'vitest';
import { makeCategory } from '#web/testing/make-category.ts';
import type { CategoryChange } from './category-change.ts';
import { describeChange, describeLoss } from './category-words.ts';

const databases = makeCategory({ id: 1, name: 'Databases', article_count: 37 });
const storage = makeCategory({ id: 2, name: 'Storage', parent_id: 1, parent_name: 'Databases' });

test('a weight says what became of the category and of how many articles', () => {
  const boosted: CategoryChange = { kind: 'weight', categories: [databases], weight: 'boost' };
  expect(describeChange(boosted, { rescored: 37, stale: 0 })).toEqual({
    title: 'Databases is boosted',
    message: '37 articles have a new score.',
  });
  const blocked: CategoryChange = { kind: 'weight', categories: [databases, storage], weight: 'block' };
  expect(describeChange(blocked, { rescored: 1, stale: 0 })).toEqual({
    title: '2 categories are blocked',
    message: '1 article stands under Blocked now.',
  });
});

test('without a parent there is nothing to inherit', () => {
  const effect = { rescored: 0, stale: 0 };
  const inherit = (category: typeof storage) =>
    describeChange({ kind: 'weight', categories: [category], weight: 'inherit' }, effect).title;
  expect(inherit(databases)).toBe('Databases is at normal weight');
  expect(inherit(storage)).toBe('Storage is at the weight of the parent');
});

test('what became stale is said', () => {
  expect(
    describeChange({ kind: 'delete', categories: [databases] }, { rescored: 12, stale: 12 }).message,
  ).toBe('12 articles have a new score. 12 articles carried what is gone.');
  expect(
    describeChange({ kind: 'rename', category: databases, name: 'Data' }, { rescored: 0, stale: 1 }).message,
  ).toBe('1 article carried the old name.');
});

test('before deleting it says what goes with it', () => {
  expect(describeLoss([databases], [databases, storage])).toBe(
    '37 articles carry it and would be judged again when you re-evaluate. Storage under it goes to the top level. Models do not bring it back.',
  );
  expect(describeLoss([storage], [databases, storage])).toBe(
    'No article carries it. Models do not bring it back.',
  );
});

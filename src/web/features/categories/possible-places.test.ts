import { expect, test } from 'vitest';
import { makeCategory } from '#web/testing/make-category.ts';
import { findWide, possibleParents, possibleTargets } from './possible-places.ts';

const technology = makeCategory({ id: 1, name: 'Technology' });
const databases = makeCategory({ id: 2, name: 'Databases', parent_id: 1, parent_name: 'Technology' });
const sport = makeCategory({ id: 3, name: 'Sport' });
const gossip = makeCategory({ id: 4, name: 'Gossip', hidden: true });
const tree = [technology, databases, sport, gossip];

const labels = (places: { label: string }[]) => places.map(({ label }) => label);

test('a category may stand at the top or under one of the first level, but not under itself or a hidden one', () => {
  expect(labels(possibleParents(tree, [sport]))).toEqual(['Top level', 'Technology']);
});

test('what has others under it is found, because it can only stand at the top', () => {
  expect(findWide(tree, [sport, technology])).toBe(technology);
  expect(findWide(tree, [sport, databases])).toBeUndefined();
});

test('it may become a part of any other one that is not hidden, which is named with its parent', () => {
  expect(labels(possibleTargets(tree, [sport]))).toEqual(['Technology', 'Technology › Databases']);
});

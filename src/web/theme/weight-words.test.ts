import { expect, test } from 'vitest';
import { currentWeight, weightChoices } from './weight-words.ts';

test('a child may take its parent’s weight, which is shown', () => {
  const choices = weightChoices({ parent_id: 3, weight: 'boost' }, 'reduce');
  expect(choices.map(({ label }) => label)).toEqual([
    'Block',
    'Reduce',
    'Normal',
    'Boost',
    'Max',
    'Inherit (Reduce)',
  ]);
  expect(currentWeight({ parent_id: 3, weight: 'normal' })).toBe('normal');
});

test('at the top level Normal is to have no weight of its own, however it was stored', () => {
  const choices = weightChoices({ parent_id: null, weight: 'inherit' }, undefined);
  expect(choices).toHaveLength(5);
  for (const weight of ['inherit', 'normal'] as const) {
    const current = currentWeight({ parent_id: null, weight });
    expect(choices.find(({ value }) => value === current)?.label).toBe('Normal');
  }
});

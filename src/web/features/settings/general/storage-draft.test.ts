import { expect, test } from 'vitest';
import { describeRemoval, fromOption, listDayOptions, toOption } from './storage-draft.ts';

test('the saved days stand among the offered ones, and never comes last', () => {
  const labels = (saved: number | null) => listDayOptions(saved).map(({ label }) => label);
  expect(labels(90)).toEqual(['30 days', '90 days', '180 days', '365 days', 'Never']);
  expect(labels(1)).toEqual(['1 day', '30 days', '90 days', '180 days', '365 days', 'Never']);
  expect(labels(3_650).at(-2)).toBe('3,650 days');
  for (const days of [null, 45]) expect(fromOption(toOption(days))).toBe(days);
});

test('what a save removes is said in whole numbers', () => {
  expect(describeRemoval(undefined)).toContain('Counting');
  expect(describeRemoval({ articles: 0, contents: 0 })).toBe('Saving removes nothing now');
  expect(describeRemoval({ articles: 1, contents: 0 })).toBe('Saving removes 1 article');
  expect(describeRemoval({ articles: 0, contents: 1 })).toBe('Saving removes the text of 1 article');
  expect(describeRemoval({ articles: 310, contents: 1_204 })).toBe(
    'Saving removes 310 articles, and the text of 1,204 articles',
  );
});

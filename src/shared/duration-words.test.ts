import { expect, test } from 'vitest';
import { describeAbout, describeDuration } from './duration-words.ts';

test.each([
  [0, '0 s'],
  [24.4, '24 s'],
  [59.6, '1 min 0 s'],
  [84, '1 min 24 s'],
  [3_599, '59 min 59 s'],
  [7_512, '2 h 5 min'],
  [97_200, '1 d 3 h'],
])('%f seconds are %s', (seconds, words) => {
  expect(describeDuration(seconds)).toBe(words);
});

test.each([
  [40, 'under a minute'],
  [60, 'about 1 min'],
  [370, 'about 6 min'],
  [5_340, 'about 89 min'],
  [5_400, 'about 2 h'],
])('%i seconds are %s', (seconds, words) => {
  expect(describeAbout(seconds)).toBe(words);
});

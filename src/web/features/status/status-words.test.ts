import { expect, test } from 'vitest';
import { delayWords, findWay } from './status-words.ts';

const reason = { message: 'Something', hint: 'Do this.' };

test('a reason leads to the panel with its cure, and says what is done there', () => {
  const link = '/settings/general#backup';
  expect(findWay({ ...reason, code: 'backup_failed', link })).toEqual({
    to: '/settings/general',
    hash: 'backup',
    label: 'Open backups',
  });
  expect(findWay({ ...reason, code: 'no_model', link: '/settings/ollama' })).toEqual({
    to: '/settings/ollama',
    label: 'Choose a model',
  });
});

test('what no page of ours can cure leads nowhere', () => {
  expect(findWay({ ...reason, code: 'offline', link: null })).toBeNull();
});

test.each([
  [0, '0.0 ms'],
  [0.42, '0.4 ms'],
  [35.4, '35 ms'],
  [1_240, '1.2 s'],
])('a delay of %s ms is "%s"', (milliseconds, words) => {
  expect(delayWords(milliseconds)).toBe(words);
});

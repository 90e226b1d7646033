import { expect, test } from 'vitest';
import { withoutPhrase } from './without-phrase.ts';

test.each([
  [
    'a line of its own',
    { text: 'Night trains\nBread\nFerries', phrase: 'Bread', left: 'Night trains\nFerries' },
  ],
  ['the only line', { text: 'Bread', phrase: 'Bread', left: '' }],
  ['a line with a bullet', { text: '- Night trains\n- Bread.', phrase: 'Bread', left: '- Night trains' }],
  [
    'the first part',
    { text: 'bread, night trains and ferries', phrase: 'bread', left: 'night trains and ferries' },
  ],
  [
    'a part in the middle',
    { text: 'bread, night trains and ferries', phrase: 'night trains', left: 'bread and ferries' },
  ],
  [
    'the last part',
    { text: 'bread, night trains and ferries', phrase: 'ferries', left: 'bread, night trains' },
  ],
  ['one of two lines that share a word', { text: 'rye bread\nbread', phrase: 'bread', left: 'rye bread' }],
  ['a phrase with signs', { text: 'C++, Ferries', phrase: 'C++', left: 'Ferries' }],
])('takes out %s', (_, { text, phrase, left }) => {
  expect(withoutPhrase(text, phrase)).toBe(left);
});

test.each([
  ['stands nowhere', 'Night trains', 'Bread'],
  ['is only a piece of another', 'rye bread and ferries', 'bread'],
  ['is not wanted', 'Ferries, but no bread', 'bread'],
])('leaves the text as it is where the phrase %s', (_, text, phrase) => {
  expect(withoutPhrase(text, phrase)).toBe(text);
});

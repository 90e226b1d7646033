import { expect, test } from 'vitest';
import { readPhrases } from './phrases.ts';

/** The parts that are wanted and those that are not, without the lines they are part of. */
function read(interests: string, antiInterests = '') {
  const { wanted, unwanted } = readPhrases({ interests, antiInterests });
  const texts = (phrases: typeof wanted) => phrases.filter((it) => !it.hasParts).map(({ text }) => text);
  return { wanted: texts(wanted), unwanted: texts(unwanted) };
}

test.each([
  ['I like trains, and I would also like to read more about astronomy.', ['trains', 'astronomy']],
  ['I am interested in Rust and databases', ['Rust', 'databases']],
  ['Anything about bread', ['bread']],
  ['Please show me news on the climate too', ['climate']],
  ['Please show me good articles on these topics first. Chess.', ['Chess']],
  ['I’m a nurse who works in intensive care', ['nurse who works in intensive care']],
  ['cycling / hiking or climbing', ['cycling', 'hiking', 'climbing']],
  ['- **Rust**\n* SQLite.\n1. bread\n[ ] old maps', ['Rust', 'SQLite', 'bread', 'old maps']],
  ['# Interests\n\nRust\n\nWhat I like:\nbread', ['Rust', 'bread']],
  ['U.S. politics. Dr. Who', ['U.S. politics', 'Dr. Who']],
])('of “%s” only what is meant is a phrase', (interests, wanted) => {
  expect(read(interests)).toEqual({ wanted, unwanted: [] });
});

test.each([
  'All Blacks',
  'Love Island',
  'news',
  'New Order',
  'Not only trains',
  'no-code tools',
  'pests without poison',
])('“%s” is left as it is written', (interests) => {
  expect(read(interests)).toEqual({ wanted: [interests], unwanted: [] });
});

test.each([
  ['databases\nno crypto', ['databases'], ['crypto']],
  ['databases, no crypto, trains', ['databases', 'trains'], ['crypto']],
  ['databases, no crypto or gossip, trains', ['databases', 'trains'], ['crypto', 'gossip']],
  ['Not interested in sports, cars or fashion.', [], ['sports', 'cars', 'fashion']],
  ["Trains. I don't want to read about football, but I like chess.", ['Trains', 'chess'], ['football']],
  ['programming but not Java', ['programming'], ['Java']],
  ['technology except phones', ['technology'], ['phones']],
  ['Rust\n## Not interested in:\n\n- sports\n- cars\n## More\n- maps', ['Rust', 'maps'], ['sports', 'cars']],
])('in “%s” what is refused is not wanted', (interests, wanted, unwanted) => {
  expect(read(interests)).toEqual({ wanted, unwanted });
});

test('a refusal says the same on the side of what is not wanted, and an exception there is on neither', () => {
  expect(read('', 'No sports, nothing about cars. Technology except chess')).toEqual({
    wanted: [],
    unwanted: ['Technology', 'sports', 'cars'],
  });
});

test('the whole texts hold each side without the words around', () => {
  const { whole } = readPhrases({ interests: 'I like trains. No crypto.', antiInterests: 'I hate football' });
  expect(whole).toEqual({ wanted: 'trains', unwanted: 'crypto\nfootball' });
});

import { expect, test } from 'vitest';
import { parseCategoryName, parseProposedName, tidyName } from './category-name.ts';

test.each([
  ['  Night \t\n trains ', 'Night trains'],
  ['Ｄａｔａ', 'Data'],
  ['abc\u202egnp.exe', 'abcgnp.exe'],
  ['a\u0000b\u200bc\ufeffd', 'a bcd'],
  ['tag\u{e0041}\u{e0042}', 'tag'],
  ['half \ud800 pair', 'half pair'],
  ['👩‍🚀 Space', '👩‍🚀 Space'],
  ['می‌خواهم', 'می‌خواهم'],
])('%j is written as %j', (text, name) => {
  expect(tidyName(text)).toBe(name);
});

test.each(['مقالات', '数据库', 'Ελληνικά', '🚂', 'C++', '2026', 'x'.repeat(60), '🚂'.repeat(60)])(
  '%s is a name that an owner may give',
  (name) => {
    expect(parseCategoryName(` ${name} `).name).toBe(name);
  },
);

test('a name of 300 characters is refused with the limit and its own length', () => {
  expect(() => parseCategoryName('x'.repeat(300))).toThrow(/at most 60 characters; this one has 300/);
  expect(() => parseCategoryName('x'.repeat(61))).toThrow(/61/);
});

test.each(['', '   ', ' !? ', '\u202e\u200b'])('%j is no name', (text) => {
  expect(() => parseCategoryName(text)).toThrow(/at least one letter or number/);
});

test.each([
  'None',
  'N/A',
  'null',
  'c12',
  '42',
  '{"new_category":"","categories":["c1"],"interest":3}',
  'The article is mainly about databases',
  'x'.repeat(41),
])('a model that writes %j proposes nothing', (text) => {
  expect(parseProposedName(text)).toBeUndefined();
});

test.each([
  ['tidal power', 'Tidal power'],
  ['émigrés', 'Émigrés'],
  ['数据库', '数据库'],
  ['arts, crafts and design', 'Arts, crafts and design'],
])('a model may propose %s', (text, name) => {
  expect(parseProposedName(text)?.name).toBe(name);
});

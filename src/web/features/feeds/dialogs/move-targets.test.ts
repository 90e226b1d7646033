import { expect, test } from 'vitest';
import { makeFolder } from '#web/testing/make-folder.ts';
import { moveOptions } from './move-targets.ts';

const folders = [makeFolder({ id: 1, name: 'Science' }), makeFolder({ id: 2, name: 'Data science' })];
const labels = (typed: string) => moveOptions(folders, typed, undefined).map(({ label }) => label);

test('all folders are offered at first, and the way out of them', () => {
  expect(labels('')).toEqual(['No folder', 'Science', 'Data science']);
});

test('letters narrow the list, and a name that is not taken makes a folder', () => {
  expect(labels('data')).toEqual(['Data science', 'New folder “data”']);
  expect(labels(' SCIENCE ')).toEqual(['Science', 'Data science']);
  expect(labels('Cooking')).toEqual(['New folder “Cooking”']);
});

test('where the feeds are now is marked; feeds of several places are in none of them', () => {
  const current = (place: number | null | undefined) =>
    moveOptions(folders, '', place)
      .filter((option) => option.current)
      .map(({ value }) => value);
  expect([current(2), current(null), current(undefined)]).toEqual([['2'], ['none'], []]);
});

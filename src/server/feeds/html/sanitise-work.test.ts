import { expect, test } from 'vitest';
import { sanitise } from './sanitise.ts';

const size = 1_000_000;
const fill = (piece: string) => piece.repeat(size / piece.length);
const distinct = (count: number) => Array.from({ length: count }, (_, index) => `<b a${index}>`).join('');

/** Each takes minutes, or all memory, where the work grows with the square of the length: far past the time limit. */
test.each([
  ['pictures that show nothing', fill('text<img>')],
  ['commas in a srcset', `<img srcset="${fill(',')}">`],
  ['elements that are never closed', fill('<div>')],
  ['bold text opened again in every paragraph', `<p>${distinct(3000)}${fill('</p><p>x')}`],
  ['names of attributes', `<p ${Array.from({ length: size / 8 }, (_, index) => `a${index}`).join(' ')}>`],
  ['tables in tables', fill('<table><td>')],
  ['links in links around tables', fill('<a href=x><table>')],
])('a megabyte of %s is cleaned to no more than its links need', { timeout: 60_000 }, (_, html) => {
  expect(sanitise(html, { base: 'https://example.org/', page: null }).length).toBeLessThan(10 * size);
});

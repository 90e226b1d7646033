import { expect, test } from 'vitest';
import { parseListeningPlaces, withListeningPlace } from './listening-places.ts';

test('a recording is remembered where it was left, but not at its edges', () => {
  const one = withListeningPlace([], { url: 'a', seconds: 61.6, duration: 300 });
  expect(one).toEqual([['a', 62]]);
  const two = withListeningPlace(one, { url: 'b', seconds: 30, duration: 300 });
  expect(withListeningPlace(two, { url: 'a', seconds: 90, duration: 300 })).toEqual([
    ['b', 30],
    ['a', 90],
  ]);
  expect(withListeningPlace(two, { url: 'a', seconds: 295, duration: 300 })).toEqual([['b', 30]]);
  expect(withListeningPlace(two, { url: 'b', seconds: 3, duration: 300 })).toEqual([['a', 62]]);
});

test('a recording of unknown length is remembered as well', () => {
  expect(withListeningPlace([], { url: 'a', seconds: 40, duration: Number.NaN })).toEqual([['a', 40]]);
});

test('only fifty are kept, and nothing that something else wrote', () => {
  let places = parseListeningPlaces('[["a",3],["b","4"],[5,6],null,["c",-1]]');
  expect(places).toEqual([['a', 3]]);
  for (const kept of [null, '', '{}', 'x']) expect(parseListeningPlaces(kept)).toEqual([]);
  for (let count = 0; count < 60; count += 1) {
    places = withListeningPlace(places, { url: `${count}`, seconds: 40, duration: 90 });
  }
  expect(places).toHaveLength(50);
});

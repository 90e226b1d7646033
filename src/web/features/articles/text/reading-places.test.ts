import { expect, test } from 'vitest';
import { parsePlaces, type ReadingPlace, withPlace, writePlaces } from './reading-places.ts';

const place = (id: number): ReadingPlace => ({ id, block: 4, blocks: 20, inside: 0.5, fraction: 0.25 });

test('places come back as they were kept', () => {
  expect(parsePlaces(writePlaces([place(1), place(2)]))).toEqual([place(1), place(2)]);
});

test('what something else wrote into the browser is no place', () => {
  for (const kept of [null, '', 'x', '{}', '7', '[null,[1],["1",2,3,4,5],[1,2,3,4,-5],[1,2,3,4,null]]']) {
    expect(parsePlaces(kept), String(kept)).toEqual([]);
  }
  expect(parsePlaces('[[1,2,3,9,9]]')).toEqual([{ id: 1, block: 2, blocks: 3, inside: 1, fraction: 1 }]);
});

test('an article has one place, the newest stands last, and only two hundred are kept', () => {
  const moved = { ...place(1), block: 9 };
  expect(withPlace([place(1), place(2)], 1, moved)).toEqual([place(2), moved]);
  expect(withPlace([place(1), place(2)], 1, null)).toEqual([place(2)]);
  let places: ReadingPlace[] = [];
  for (let id = 1; id <= 205; id += 1) places = withPlace(places, id, place(id));
  expect(places).toHaveLength(200);
  expect(places[0]?.id).toBe(6);
});

import { expect, test } from 'vitest';
import { axisOf, maySwipe, swipeOf } from './swipe.ts';

test('the edges of the screen are left to the gesture of the system', () => {
  expect([0, 20, 28].map((x) => maySwipe(x, 390))).toEqual([false, false, false]);
  expect([29, 200, 361].map((x) => maySwipe(x, 390))).toEqual([true, true, true]);
  expect(maySwipe(380, 390)).toBe(false);
});

test('only a movement that is clearly sideways is a swipe', () => {
  expect(axisOf(4, 6)).toBeUndefined();
  expect(axisOf(20, 4)).toBe('swipe');
  expect(axisOf(-20, 4)).toBe('swipe');
  expect(axisOf(20, 18)).toBe('scroll');
  expect(axisOf(2, 30)).toBe('scroll');
});

test('a row follows the finger, slower at the end, and says from where on letting go counts', () => {
  expect(swipeOf(40)).toEqual({ side: 'right', armed: false, offset: 40 });
  expect(swipeOf(-80)).toEqual({ side: 'left', armed: true, offset: -80 });
  expect(swipeOf(196)).toEqual({ side: 'right', armed: true, offset: 121 });
});

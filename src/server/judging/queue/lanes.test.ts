import { expect, test } from 'vitest';
import { chooseLanes, type Permission } from './lanes.ts';

const everything: Permission = { reEvaluate: true, finishNew: true, beginNew: true };
const none = { by_hand: 0, 're-evaluate': 0, new: 0 };
const name = (permission: Permission, prefer: 'begin' | 'finish' = 'begin') =>
  chooseLanes(permission, { turns: none, prefer }).map(({ reason, kind }) => `${reason} ${kind}`);

test('lanes go strictly by reason, and within one the preferred kind is first', () => {
  expect(name(everything)).toEqual([
    'by_hand begin',
    'by_hand finish',
    're-evaluate begin',
    're-evaluate finish',
    'new begin',
    'new finish',
  ]);
  expect(name(everything, 'finish')[0]).toBe('by_hand finish');
  expect(name(everything, 'finish')[4]).toBe('new finish');
});

test('what is not permitted has no lane; what was asked for by hand always has', () => {
  const nothing = { reEvaluate: false, finishNew: false, beginNew: false };
  expect(name(nothing)).toEqual(['by_hand begin', 'by_hand finish']);
  expect(name({ ...nothing, reEvaluate: true })).toHaveLength(4);
  expect(name({ ...everything, beginNew: false }).slice(4)).toEqual(['new finish']);
});

test('the fourth turn of a reason takes the longest waiting one, whatever turn another reason has', () => {
  const order = (reason: string, turns: typeof none) =>
    chooseLanes(everything, { turns, prefer: 'begin' }).find((lane) => lane.reason === reason)?.order;
  const turnsOf = (turn: number) => ({ by_hand: 9, 're-evaluate': 1, new: turn });
  expect([0, 1, 2, 3, 4, 7].map((turn) => order('new', turnsOf(turn)))).toEqual([
    'best',
    'best',
    'best',
    'longest_waiting',
    'best',
    'longest_waiting',
  ]);
  expect(order('re-evaluate', turnsOf(3))).toBe('best');
  expect(order('re-evaluate', { ...none, 're-evaluate': 3 })).toBe('longest_waiting');
});

test('what the owner asks for by hand is served in the order of asking', () => {
  const orders = [0, 1, 2, 3].map(
    (turn) => chooseLanes(everything, { turns: { ...none, by_hand: turn }, prefer: 'begin' })[0]?.order,
  );
  expect(new Set(orders)).toEqual(new Set(['longest_waiting']));
});

import { expect, test } from 'vitest';
import { type KeyPress, meaningOf, sequencesFrom } from './key-press.ts';
import { keysOf, keyTable } from './keys.ts';

const press = (key: string, change: Partial<KeyPress> = {}) =>
  meaningOf(
    {
      key,
      code: '',
      shift: false,
      alt: false,
      mod: false,
      foreign: false,
      repeat: false,
      focus: 'page',
      begun: null,
      ...change,
    },
    keyTable,
  );

/** Presses a binding as it is written in the table. */
const pressBinding = (binding: string, change: Partial<KeyPress> = {}) => {
  const [first = '', second] = binding.split(' ');
  if (second !== undefined) return press(second, { ...change, begun: first });
  const parts = /^(Mod\+)?(Shift\+)?(.+)$/.exec(first);
  const key = parts?.[3] === 'Space' ? ' ' : (parts?.[3] ?? '');
  return press(parts?.[2] ? key : key.length === 1 ? key.toLowerCase() : key, {
    ...change,
    mod: parts?.[1] !== undefined,
    shift: parts?.[2] !== undefined,
  });
};

test('every key stands for one action only, and none hides the beginning of a sequence', () => {
  const keys = keyTable.flatMap((binding) => binding.keys.map((key) => key.toLowerCase()));
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(sequencesFrom(key, keyTable)).toEqual([]);
});

test('every action has one row in the table', () => {
  const actions = keyTable.map(({ action }) => action);
  expect(new Set(actions).size).toBe(actions.length);
  for (const { action, keys } of keyTable) expect(keysOf(action)).toEqual(keys);
});

test('a key does what the table says', () => {
  for (const { keys, action } of keyTable) {
    for (const key of keys) expect(pressBinding(key), key).toBe(action);
  }
  expect(press('q')).toBeUndefined();
});

test('a sequence begins with its first key and ends with whatever comes second', () => {
  expect(press('g')).toEqual({ begins: 'g' });
  expect(press('s', { begun: 'g' })).toBe('goToStarred');
  expect(press('m', { begun: 'g' })).toBe('swallowed');
  expect(press('Escape', { begun: 'g' })).toBe('swallowed');
  expect(press('Shift', { begun: 'g', shift: true })).toBeUndefined();
  expect(press('k', { begun: 'g', mod: true })).toBe('palette');
});

test('in fields only what is meant for them works, in a dialog nothing', () => {
  expect(press('j', { focus: 'field' })).toBeUndefined();
  expect(press('g', { focus: 'field' })).toBeUndefined();
  expect(press('u', { focus: 'field', begun: 'g' })).toBeUndefined();
  expect(press('z', { focus: 'field', mod: true })).toBeUndefined();
  expect(press('k', { focus: 'field', mod: true })).toBe('palette');
  expect(press('Escape', { focus: 'dialog' })).toBeUndefined();
  expect(press('k', { focus: 'dialog', mod: true })).toBeUndefined();
});

test('with other modifiers a key belongs to the browser', () => {
  expect(press('r', { mod: true })).toBeUndefined();
  expect(press('s', { foreign: true })).toBeUndefined();
  expect(press('o', { alt: true })).toBeUndefined();
  expect(press('k', { mod: true, shift: true })).toBeUndefined();
  expect(press('Enter', { shift: true })).toBeUndefined();
});

test('Enter and Space press a button, Enter alone a link; other keys work there', () => {
  expect(press('Enter', { focus: 'control' })).toBeUndefined();
  expect(press(' ', { focus: 'control' })).toBeUndefined();
  expect(press(' ', { focus: 'control', shift: true })).toBeUndefined();
  expect(press('Enter', { focus: 'link' })).toBeUndefined();
  expect(press(' ', { focus: 'link' })).toBe('pageDown');
  expect(press('j', { focus: 'control' })).toBe('next');
  expect(press('j', { focus: 'link' })).toBe('next');
});

test('signs need Shift or not, as the keyboard has them; letters change with Shift, not with Caps Lock', () => {
  for (const sign of ['?', '+', '/']) {
    expect(press(sign, { shift: true })).toBe(press(sign));
    expect(press(sign)).toBeTypeOf('string');
  }
  expect(press('J', { shift: true })).toBe('nextFeed');
  expect(press('J')).toBe('next');
  expect(press('j', { shift: true })).toBe('nextFeed');
});

test('where letters are not Latin, the place of the key counts', () => {
  expect(press('о', { code: 'KeyJ' })).toBe('next');
  expect(press('О', { code: 'KeyJ', shift: true })).toBe('nextFeed');
  // On a French keyboard the key in this place writes another letter.
  expect(press('q', { code: 'KeyA', shift: true })).toBeUndefined();
});

test('a held key goes on through the list, and sets no mark again and again', () => {
  expect(press('j', { repeat: true })).toBe('next');
  for (const { keys, action, repeats } of keyTable) {
    if (keys.some((key) => key.includes(' '))) continue;
    for (const key of keys) expect(pressBinding(key, { repeat: true })).toBe(repeats ? action : 'swallowed');
  }
  expect(press('g', { repeat: true })).toBeUndefined();
});

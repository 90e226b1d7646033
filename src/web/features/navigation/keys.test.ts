import { expect, test } from 'vitest';
import { actionOfKey, type KeyPress, keyTable } from './keys.ts';

const press = (key: string, change: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  focus: 'page',
  ...change,
});

test('every key stands for one action only', () => {
  const keys = keyTable.flatMap((binding) => binding.keys);
  expect(new Set(keys).size).toBe(keys.length);
});

test('a key does what the table says', () => {
  for (const { keys, action } of keyTable) {
    for (const key of keys) expect(actionOfKey(press(key))).toBe(action);
  }
  expect(actionOfKey(press('x'))).toBeUndefined();
});

test('keys are off in fields and while a dialog is open', () => {
  expect(actionOfKey(press('j', { focus: 'field' }))).toBeUndefined();
  expect(actionOfKey(press('Escape', { focus: 'dialog' }))).toBeUndefined();
});

test('with a modifier a key belongs to the browser', () => {
  expect(actionOfKey(press('r', { ctrlKey: true }))).toBeUndefined();
  expect(actionOfKey(press('s', { metaKey: true }))).toBeUndefined();
  expect(actionOfKey(press('o', { altKey: true }))).toBeUndefined();
});

test('Enter on a link or a button presses that, other keys work there', () => {
  expect(actionOfKey(press('Enter', { focus: 'control' }))).toBeUndefined();
  expect(actionOfKey(press('j', { focus: 'control' }))).toBe('next');
});

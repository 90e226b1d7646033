import { expect, test } from 'vitest';
import { capsOf } from './key-words.ts';

test('keys are shown as they stand on the keyboard', () => {
  expect(capsOf('j', false)).toEqual(['j']);
  expect(capsOf('Shift+J', false)).toEqual(['Shift', 'J']);
  expect(capsOf('g u', false)).toEqual(['g', 'u']);
  expect(capsOf('Escape', false)).toEqual(['Esc']);
  expect(capsOf('+', false)).toEqual(['+']);
});

test('Ctrl is Command on a Mac', () => {
  expect(capsOf('Mod+K', false)).toEqual(['Ctrl', 'K']);
  expect(capsOf('Mod+K', true)).toEqual(['⌘', 'K']);
});

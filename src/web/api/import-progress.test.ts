import { expect, test } from 'vitest';
import { makeImport } from '#web/testing/make-import.ts';
import { isRunning, percentOf } from './import-progress.ts';

test('an import is whole only when nothing waits any more', () => {
  expect(percentOf(makeImport({ total: 1_000, waiting: 1_000 }))).toBe(0);
  expect(percentOf(makeImport({ total: 1_000, waiting: 1 }))).toBe(99);
  expect(percentOf(makeImport({ total: 1_000, waiting: 0 }))).toBe(100);
  expect(percentOf(makeImport({ total: 0, waiting: 0 }))).toBe(100);
});

test('an import runs until it has an end', () => {
  expect(isRunning(makeImport())).toBe(true);
  expect(isRunning(makeImport({ finished_at: '2026-11-22T12:01:00Z' }))).toBe(false);
});

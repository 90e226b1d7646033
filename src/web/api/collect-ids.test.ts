import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeIdCollector } from './collect-ids.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('ids that come close together are handed on together and once', async () => {
  const batches: number[][] = [];
  const collector = makeIdCollector(async (ids) => void batches.push(ids));
  collector.add([1, 2]);
  collector.add([2, 3]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toEqual([[1, 2, 3]]);
});

test('what comes while a batch is under way waits for its end', async () => {
  const batches: number[][] = [];
  const first = Promise.withResolvers<void>();
  const collector = makeIdCollector(async (ids) => {
    batches.push(ids);
    if (batches.length === 1) await first.promise;
  });
  collector.add([1]);
  await vi.advanceTimersByTimeAsync(300);
  collector.add([2]);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(batches).toEqual([[1]]);
  first.resolve();
  await vi.advanceTimersByTimeAsync(300);
  expect(batches).toEqual([[1], [2]]);
});

test('a batch that fails does not stop the next', async () => {
  const batches: number[][] = [];
  const collector = makeIdCollector(async (ids) => {
    batches.push(ids);
    throw new Error('away');
  });
  collector.add([1]);
  await vi.advanceTimersByTimeAsync(300);
  collector.add([2]);
  await vi.advanceTimersByTimeAsync(300);
  expect(batches).toEqual([[1], [2]]);
});

test('after the end nothing is handed on', async () => {
  const batches: number[][] = [];
  const collector = makeIdCollector(async (ids) => void batches.push(ids));
  collector.add([1]);
  collector.stop();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(batches).toEqual([]);
});

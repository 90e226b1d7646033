import { expect, test } from 'vitest';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { createConcurrencyLimit } from './limit-concurrency.ts';

function makeWork() {
  const started: string[] = [];
  const finish = new Map<string, () => void>();
  const run = (name: string) => () =>
    new Promise<string>((resolve) => {
      started.push(name);
      finish.set(name, () => resolve(name));
    });
  return { started, run, finish: (name: string) => finish.get(name)?.() };
}

test('no more than the limit of one key runs at once, in the order of arrival', async () => {
  const clock = makeFakeClock();
  const limit = createConcurrencyLimit(clock, 2);
  const work = makeWork();
  const all = ['a', 'b', 'c'].map((name) => limit({ key: 'host', run: work.run(name) }));
  await clock.advance(0);
  expect(work.started).toEqual(['a', 'b']);
  work.finish('b');
  await clock.advance(0);
  expect(work.started).toEqual(['a', 'b', 'c']);
  work.finish('a');
  work.finish('c');
  expect(await Promise.all(all)).toEqual(['a', 'b', 'c']);
});

test('a busy key does not delay another key', async () => {
  const clock = makeFakeClock();
  const limit = createConcurrencyLimit(clock, 1);
  const work = makeWork();
  void limit({ key: 'slow', run: work.run('slow') });
  expect(await limit({ key: 'quick', run: async () => 'done' })).toBe('done');
});

test('work that throws frees its place', async () => {
  const limit = createConcurrencyLimit(makeFakeClock(), 1);
  const broken = async () => {
    throw new Error('broken');
  };
  await expect(limit({ key: 'host', run: broken })).rejects.toThrow('broken');
  expect(await limit({ key: 'host', run: async () => 'next' })).toBe('next');
});

test('two starts of one key are apart by the gap, even when the first has long finished', async () => {
  const clock = makeFakeClock();
  const limit = createConcurrencyLimit(clock, 2);
  const starts: number[] = [];
  const begin = clock.now();
  const note = async () => void starts.push(clock.now() - begin);
  await limit({ key: 'host', run: note, gap: 250 });
  void limit({ key: 'host', run: note, gap: 250 });
  void limit({ key: 'host', run: note, gap: 250 });
  await clock.advance(249);
  expect(starts).toEqual([0]);
  await clock.advance(1000);
  expect(starts).toEqual([0, 250, 500]);
});

test('work given up while it waits is never run and frees nothing it did not hold', async () => {
  const clock = makeFakeClock();
  const limit = createConcurrencyLimit(clock, 1);
  const work = makeWork();
  const stop = new AbortController();
  const first = limit({ key: 'host', run: work.run('first') });
  const second = limit({ key: 'host', run: work.run('second'), signal: stop.signal });
  const third = limit({ key: 'host', run: work.run('third') });
  stop.abort(new Error('stopped'));
  await expect(second).rejects.toThrow('stopped');
  work.finish('first');
  await first;
  await clock.advance(0);
  expect(work.started).toEqual(['first', 'third']);
  work.finish('third');
  await third;
});

test('a clock that is set back makes nobody wait for longer than the gap', async () => {
  const clock = makeFakeClock();
  const limit = createConcurrencyLimit(clock, 1);
  const work = { key: 'host', gap: 1_000, run: async () => clock.now() };
  await limit(work);
  clock.jump(-3_600_000);
  const second = limit(work);
  await clock.advance(1_000);
  expect(await second).toBeLessThanOrEqual(clock.now());
});

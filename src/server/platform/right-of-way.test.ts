import { expect, test } from 'vitest';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { createRightOfWay } from './right-of-way.ts';

function makeWork() {
  const running = new Set<string>();
  const ends = new Map<string, () => void>();
  return {
    running,
    run: (name: string) => () =>
      new Promise<string>((resolve) => {
        running.add(name);
        ends.set(name, () => {
          running.delete(name);
          resolve(name);
        });
      }),
    end: (name: string) => ends.get(name)?.(),
  };
}

const { signal } = new AbortController();
const settle = () => makeFakeClock().advance(0);

test('work that shares runs side by side', async () => {
  const { share } = createRightOfWay();
  const work = makeWork();
  const both = [share(work.run('one'), signal), share(work.run('two'), signal)];
  await settle();
  expect([...work.running]).toEqual(['one', 'two']);
  work.end('one');
  work.end('two');
  expect(await Promise.all(both)).toEqual(['one', 'two']);
});

test('work alone waits for what runs, and holds back what comes until it is over', async () => {
  const { share, alone } = createRightOfWay();
  const work = makeWork();
  void share(work.run('before'), signal);
  await settle();
  void alone(work.run('alone'), signal);
  void share(work.run('after'), signal);
  await settle();
  expect([...work.running]).toEqual(['before']);
  work.end('before');
  await settle();
  expect([...work.running]).toEqual(['alone']);
  work.end('alone');
  await settle();
  expect([...work.running]).toEqual(['after']);
});

test('two that want to be alone take turns', async () => {
  const { alone } = createRightOfWay();
  const work = makeWork();
  void alone(work.run('one'), signal);
  void alone(work.run('two'), signal);
  await settle();
  expect([...work.running]).toEqual(['one']);
  work.end('one');
  await settle();
  expect([...work.running]).toEqual(['two']);
});

test('work that fails gives the way free', async () => {
  const { share, alone } = createRightOfWay();
  const broken = async () => {
    throw new Error('broken');
  };
  await expect(alone(broken, signal)).rejects.toThrow('broken');
  await expect(share(broken, signal)).rejects.toThrow('broken');
  expect(await alone(async () => 'free', signal)).toBe('free');
});

test('a wait that is aborted ends at once', async () => {
  const { share, alone } = createRightOfWay();
  const work = makeWork();
  const stop = new AbortController();
  void alone(work.run('alone'), signal);
  await settle();
  const waiting = share(async () => stop.signal.aborted, stop.signal);
  stop.abort();
  expect(await waiting).toBe(true);
  expect([...work.running]).toEqual(['alone']);
});

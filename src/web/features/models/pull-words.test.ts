import { describe, expect, test } from 'vitest';
import { makePull } from '#web/testing/make-models.ts';
import { describeKept, describePull, describePullFailure, speakOf } from './pull-words.ts';

describe('describePull', () => {
  test('tells bytes, speed and time left while it downloads', () => {
    expect(describePull(makePull())).toEqual({
      percent: 61,
      text: '2.8 of 4.6 GB · 21.4 MB/s · 1 min 24 s left',
    });
  });

  test('leaves out what is not known yet', () => {
    expect(describePull(makePull({ speed: null, eta: null })).text).toBe('2.8 of 4.6 GB');
    expect(describePull(makePull({ eta: null })).text).toBe('2.8 of 4.6 GB · 21.4 MB/s');
  });

  test('says in words what it does, without a number, while the whole is not known', () => {
    const unknown = makePull({ percent: null, total: null, speed: null, eta: null, completed: 0 });
    expect(describePull(unknown)).toEqual({ percent: null, text: 'Downloading' });
    expect(describePull({ ...unknown, completed: 120_000_000, speed: 21_400_000 }).text).toBe(
      'Downloading · 120 MB · 21.4 MB/s',
    );
  });

  test('does not divide by a whole of nothing', () => {
    const nothing = describePull(makePull({ percent: null, total: 0, completed: 0, speed: 0, eta: null }));
    expect(nothing.text).toBe('Downloading · 0 kB/s');
  });

  test('says only what it does in every other phase, and keeps the percentage where there is one', () => {
    const status = 'Re-checking: fetching again what was lost';
    expect(describePull(makePull({ phase: 'rechecking', status }))).toEqual({ percent: 61, text: status });
    const verifying = makePull({
      phase: 'verifying',
      status: 'Verifying what was downloaded',
      percent: null,
    });
    expect(describePull(verifying)).toEqual({ percent: null, text: 'Verifying what was downloaded' });
  });

  test('never promises an end in no time', () => {
    expect(describePull(makePull({ eta: 0 })).text).toContain('· 1 s left');
  });
});

test('makes a sentence of a failure that Ollama words itself', () => {
  const failed = makePull({
    state: 'failed',
    message: 'max retries exceeded: unexpected EOF',
    hint: 'Retry.',
  });
  expect(describePullFailure(failed)).toEqual({
    message: 'max retries exceeded: unexpected EOF.',
    hint: 'Retry.',
  });
  expect(describePullFailure({ ...failed, message: "Ollama's disk is full." }).message).toBe(
    "Ollama's disk is full.",
  );
});

describe('describeKept', () => {
  test('tells what a cancelled pull has left for the next one', () => {
    expect(describeKept(makePull({ state: 'cancelled' }))).toBe('2.8 of 4.6 GB kept until Ollama restarts');
    expect(describeKept(makePull({ state: 'cancelled', total: null }))).toBe(
      '2.8 GB kept until Ollama restarts',
    );
    expect(describeKept(makePull({ state: 'cancelled', completed: 0 }))).toBeNull();
  });
});

describe('speakOf', () => {
  test('speaks of a download once for every quarter of the way', () => {
    const spoken = Array.from({ length: 100 }, (_, percent) => speakOf(makePull({ percent })));
    expect([...new Set(spoken)]).toEqual([
      'Pulling gemma4:e2b, 0 %.',
      'Pulling gemma4:e2b, 25 %.',
      'Pulling gemma4:e2b, 50 %.',
      'Pulling gemma4:e2b, 75 %.',
    ]);
  });

  test.each([
    [makePull({ state: 'queued' }), 'gemma4:e2b waits for its turn.'],
    [makePull({ percent: null, status: 'Verifying' }), 'gemma4:e2b: Verifying.'],
    [
      makePull({ state: 'failed', message: "Ollama's disk is full." }),
      "gemma4:e2b was not pulled. Ollama's disk is full.",
    ],
    [makePull({ state: 'cancelled' }), 'The pull of gemma4:e2b is cancelled.'],
    [makePull({ state: 'done' }), 'gemma4:e2b is installed.'],
  ])('says how a pull stands', (pull, spoken) => {
    expect(speakOf(pull)).toBe(spoken);
  });
});

import { expect, test } from 'vitest';
import type { TimedCall } from './record-chats.ts';
import { countOrderedPairs, measureSpeed } from './test-figures.ts';

const list = (wanted: boolean, scores: (number | null)[]) => scores.map((score) => ({ wanted, score }));

test('a model that puts every wanted article first orders all 36 pairs', () => {
  expect(
    countOrderedPairs([...list(true, [90, 80, 70, 60, 50, 41]), ...list(false, [40, 30, 20, 10, 5, 0])]),
  ).toBe(36);
});

test('a model that gives every article the same score orders half of the pairs, as guessing does', () => {
  expect(countOrderedPairs([...list(true, Array(6).fill(50)), ...list(false, Array(6).fill(50))])).toBe(18);
});

test('a model that has it the wrong way round orders none', () => {
  expect(countOrderedPairs([...list(true, [1, 2]), ...list(false, [3, 4])])).toBe(0);
});

test('pairs with an article that got no usable answer count nothing', () => {
  expect(countOrderedPairs([...list(true, [90, null]), ...list(false, [10, null])])).toBe(1);
});

type Pace = { first: number; later: number; answer: number };

/** Twelve articles: prompts of 1,450 tokens, of which 290 are the article's. Times in ms. */
function makeCalls({ first, later, answer }: Pace): TimedCall[][] {
  return Array.from({ length: 12 }, (_, index) => [
    {
      promptTokens: 1_450,
      promptMs: index === 0 ? first : later,
      generatedTokens: 80,
      generatedMs: answer,
      articleShare: 0.2,
      thought: false,
    },
  ]);
}

test('seconds an article leave out the first one, which pays for the constant prompt', () => {
  const speed = measureSpeed(makeCalls({ first: 29_000, later: 5_800, answer: 4_000 }), false);
  expect(speed).toMatchObject({
    seconds_per_article: 9.8,
    tokens_per_second: 20,
    prefix_reused: true,
    thinks: false,
  });
});

test('calls that had to be repeated count for their article', () => {
  const calls = makeCalls({ first: 1_000, later: 1_000, answer: 1_000 });
  calls[1]?.push(...(calls[2] ?? []));
  expect(measureSpeed(calls, false).seconds_per_article).toBe(2.18);
});

test.each([
  // 1,560 tokens at 10 ms and 4 s of answer are 19.6 s.
  [{ first: 14_500, later: 2_900, answer: 4_000 }, 'full'],
  // The same at 20 ms are 35 s; 660 tokens are 17.2 s.
  [{ first: 29_000, later: 5_800, answer: 4_000 }, 'normal'],
  // 660 tokens at 30 ms are 23.8 s.
  [{ first: 43_500, later: 8_700, answer: 4_000 }, 'short'],
  // The prompt costs nothing, but the answer alone takes too long.
  [{ first: 100, later: 10, answer: 30_000 }, 'short'],
] as const)('the depth is the deepest at which an article takes at most 20 s: %o', (pace, depth) => {
  expect(measureSpeed(makeCalls(pace), false).reading_depth).toBe(depth);
});

test('a model that evaluates the whole prompt every time pays for it at every depth', () => {
  // 1,160 + 1,560 tokens at 6 ms and 4 s are 20.3 s; 1,160 + 660 are 14.9 s.
  const speed = measureSpeed(makeCalls({ first: 8_700, later: 8_700, answer: 4_000 }), false);
  expect(speed).toMatchObject({ prefix_reused: false, reading_depth: 'normal' });
});

test('what an earlier test saw of the prefix holds when this one met a prompt still in memory', () => {
  // Reused, the later 5,800 ms were for the article alone: 20 ms a token, so 660 of them are 17.2 s.
  const pace = { first: 5_800, later: 5_800, answer: 4_000 };
  expect(measureSpeed(makeCalls(pace), true)).toMatchObject({ prefix_reused: true, reading_depth: 'normal' });
  expect(measureSpeed(makeCalls(pace), false)).toMatchObject({ prefix_reused: false, reading_depth: 'full' });
});

test('without a single answer there is no speed, and the usual depth', () => {
  expect(measureSpeed([[], []], false)).toEqual({
    seconds_per_article: null,
    tokens_per_second: null,
    thinks: false,
    prefix_reused: false,
    reading_depth: 'normal',
  });
});

test('thoughts before any answer make a model one that thinks', () => {
  const calls = makeCalls({ first: 1, later: 1, answer: 1 });
  calls[3] = calls[3]?.map((call) => ({ ...call, thought: true })) ?? [];
  expect(measureSpeed(calls, false).thinks).toBe(true);
});

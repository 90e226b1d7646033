import { expect, test } from 'vitest';
import type { ModelTestResult } from '#shared/model-test.ts';
import { describeTestResult } from './test-words.ts';

const result: ModelTestResult = {
  model: 'qwen3.5:4b',
  digest: 'd',
  prompt_version: 1,
  valid: 12,
  pairs_ordered: 31,
  seconds_per_article: 6.43,
  tokens_per_second: 38.2,
  thinks: false,
  prefix_reused: true,
  reading_depth: 'normal',
  warning: null,
  articles: [],
  own_article: null,
  tested_at: '2026-11-20T08:00:00.000Z',
};

test('puts the result of a test into one line', () => {
  expect(describeTestResult(result)).toBe(
    'Valid answers 12 of 12 · ordered 31 of 36 pairs correctly · 6.4 s an article · 38 tokens/s · does not think · reading depth normal',
  );
});

test('leaves out speeds that nobody measured', () => {
  const slow = { ...result, seconds_per_article: null, tokens_per_second: null, thinks: true, valid: 0 };
  expect(describeTestResult(slow)).toBe(
    'Valid answers 0 of 12 · ordered 31 of 36 pairs correctly · thinks · reading depth normal',
  );
});

import { MODEL_TEST_ARTICLES, MODEL_TEST_PAIRS } from '#shared/limits.ts';
import type { ModelTestResult } from '#shared/model-test.ts';

/** What a test found out about a model, in one line. */
export function describeTestResult(result: ModelTestResult): string {
  const { seconds_per_article: seconds, tokens_per_second: tokens } = result;
  return [
    `Valid answers ${result.valid} of ${MODEL_TEST_ARTICLES}`,
    `ordered ${result.pairs_ordered} of ${MODEL_TEST_PAIRS} pairs correctly`,
    ...(seconds === null ? [] : [`${inDigits(seconds)} s an article`]),
    ...(tokens === null ? [] : [`${inDigits(tokens)} tokens/s`]),
    result.thinks ? 'thinks' : 'does not think',
    `reading depth ${result.reading_depth}`,
  ].join(' · ');
}

/** One digit after the point below ten, where it matters; whole numbers above. */
function inDigits(number: number): string {
  return number < 9.95 ? number.toFixed(1) : String(Math.round(number));
}

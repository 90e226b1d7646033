import type { ModelTestResult, ReadingDepth } from '#shared/model-test.ts';
import type { TimedCall } from './record-chats.ts';

/** The longest that an article should take at the proposed reading depth, in ms. Source: design, judging. */
const LONGEST_ARTICLE = 20_000;

/** Tokens of an article's text at each depth, deepest first. Source: design, judging. */
const depths: readonly { depth: ReadingDepth; tokens: number }[] = [
  { depth: 'full', tokens: 1_500 },
  { depth: 'normal', tokens: 600 },
];

/** Marker, delimiters, feed, date and title around an article's text, in tokens. */
const ARTICLE_FRAME = 60;

/**
 * How much dearer the first prompt must be than those after it to show that they reuse its beginning.
 * Reused, it is about seven times dearer, or twice where the owner's own prompt was evaluated just before.
 */
const CLEARLY_DEARER = 1.3;

/**
 * Pairs in which the wanted article has the higher score. A tie counts half, because it would come out
 * right every other time; a pair with an article without a score counts nothing.
 */
export function countOrderedPairs(articles: readonly { wanted: boolean; score: number | null }[]): number {
  const scores = (wanted: boolean) =>
    articles.flatMap((article) =>
      article.wanted === wanted && article.score !== null ? [article.score] : [],
    );
  let ordered = 0;
  for (const wanted of scores(true)) {
    for (const unwanted of scores(false)) ordered += wanted > unwanted ? 1 : wanted === unwanted ? 0.5 : 0;
  }
  return ordered;
}

type Speed = Pick<
  ModelTestResult,
  'seconds_per_article' | 'tokens_per_second' | 'thinks' | 'prefix_reused' | 'reading_depth'
>;

/**
 * What the calls for each article, in the order asked, say of the model's speed. The first article is left
 * out of the seconds: it alone pays for the constant beginning of the prompt. `knownToReuse`: an earlier
 * test saw that it does, which a test on a prompt still in memory could not see.
 */
export function measureSpeed(articles: readonly TimedCall[][], knownToReuse: boolean): Speed {
  const all = articles.flat();
  const later = articles.slice(1).filter((calls) => calls.length > 0);
  const perArticle = mean(later.map((calls) => sum(calls.map((call) => call.promptMs + call.generatedMs))));
  const generatedMs = sum(all.map((call) => call.generatedMs));
  const first = articles[0]?.[0];
  const prompts = later.flatMap(([call]) => call ?? []);
  const reused = knownToReuse || (first?.promptMs ?? 0) > CLEARLY_DEARER * mean(prompts.map(promptMs));
  const answerMs = mean(later.map((calls) => sum(calls.map((call) => call.generatedMs))));
  return {
    seconds_per_article: later.length === 0 ? null : round(perArticle / 1_000),
    tokens_per_second:
      generatedMs === 0 ? null : round((1_000 * sum(all.map((call) => call.generatedTokens))) / generatedMs),
    thinks: all.some((call) => call.thought),
    prefix_reused: reused,
    reading_depth: prompts.length === 0 ? 'normal' : proposeDepth(prompts, { reused, answerMs }),
  };
}

/** The deepest reading within the limit; the shortest where none is. */
function proposeDepth(
  prompts: readonly TimedCall[],
  { reused, answerMs }: { reused: boolean; answerMs: number },
): ReadingDepth {
  const whole = mean(prompts.map((call) => call.promptTokens));
  const article = mean(prompts.map((call) => call.promptTokens * call.articleShare));
  const constant = reused ? 0 : whole - article;
  const perToken = mean(prompts.map(promptMs)) / (constant + article);
  const fits = ({ tokens }: { tokens: number }) =>
    answerMs + (constant + ARTICLE_FRAME + tokens) * perToken <= LONGEST_ARTICLE;
  return depths.find(fits)?.depth ?? 'short';
}

function promptMs(call: TimedCall): number {
  return call.promptMs;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** 0 of none. */
function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : sum(numbers) / numbers.length;
}

/** Two digits after the point. */
function round(number: number): number {
  return Math.round(number * 100) / 100;
}

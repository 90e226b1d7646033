import type { OllamaClient } from '#server/ollama/client.ts';
import type { OllamaFailure } from '#server/ollama/failure.ts';
import { type Clock, sleep } from '#server/platform/clock.ts';
import { toTime } from '#server/platform/time.ts';
import { LEAST_ORDERED_PAIRS, MODEL_TEST_PAIRS } from '#shared/limits.ts';
import type { ModelTestResult, TestedArticle } from '#shared/model-test.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { recordChats, type TimedCall } from './record-chats.ts';
import { testArticles, testReader } from './test-articles.ts';
import { countOrderedPairs, measureSpeed } from './test-figures.ts';

export type TestQuestion = {
  model: InstalledModel;
  profile: typeof testReader;
  article: { feed: string; date: string; title: string; text: string; summary: string };
  signal: AbortSignal;
};

export type TestAnswer =
  | {
      kind: 'answered';
      answer: { interest: number; quality: number; explanation: string };
      /** 0 to 100, as in the lists but without weights. */
      score: number;
    }
  /** The model answers, but not with anything usable. */
  | { kind: 'invalid' }
  /** No answer at all. */
  | { kind: 'unavailable'; failure: OllamaFailure };

/** How judging puts a question. Passed in, because judging is built upon this room and not the other way round. */
export type TestJudge = {
  promptVersion: number;
  ask: (client: Pick<OllamaClient, 'chat'>, question: TestQuestion) => Promise<TestAnswer>;
  /** The newest unread article with the owner's own interests; undefined where there is none. */
  findOwnArticle: () => Promise<OwnArticle | undefined>;
};

export type OwnArticle = Pick<TestQuestion, 'profile' | 'article'> & { id: number };

export type TestModelDeps = { client: Pick<OllamaClient, 'chat'>; clock: Clock; judge: TestJudge };

export type AskingDeps = Pick<TestModelDeps, 'client' | 'clock'> & { judge: Pick<TestJudge, 'ask'> };

export type TestRun = {
  /** What an earlier test of this digest found. */
  earlier: ModelTestResult | null;
  signal: AbortSignal;
  /** Called after each of the twelve with how many are through. */
  onProgress: (done: number) => void;
};

export type TestOutcome =
  | { kind: 'finished'; result: ModelTestResult }
  | { kind: 'failed'; failure: OllamaFailure };

/** Pauses before a busy Ollama is asked again, in milliseconds; then the test fails. */
const BUSY_PAUSES = [1_000, 2_000, 4_000, 8_000, 16_000];

/**
 * Judges one of the owner's articles and then the twelve, one after another, with the prompt of real judging.
 * The owner's comes first: it loads the model, and makes sure that the first of the twelve has a constant
 * prompt to evaluate that the model does not have in memory yet. Ends at the first call without any answer.
 */
export async function testModel(
  deps: TestModelDeps,
  model: InstalledModel,
  run: TestRun,
): Promise<TestOutcome> {
  const own = await deps.judge.findOwnArticle();
  const question = { model, signal: run.signal };
  const ownAnswer = own && (await askPatiently(deps, { ...question, ...own }));
  if (ownAnswer?.kind === 'unavailable') return { kind: 'failed', failure: ownAnswer.failure };

  const articles: TestedArticle[] = [];
  const timed: TimedCall[][] = [];
  for (const article of testArticles) {
    const calls: TimedCall[] = [];
    const recording = { ...deps, client: recordChats(deps.client, (call) => calls.push(call)) };
    const answer = await askPatiently(recording, { ...question, profile: testReader, article });
    if (answer.kind === 'unavailable') return { kind: 'failed', failure: answer.failure };
    articles.push({ title: article.title, wanted: article.wanted, ...describeAnswer(answer) });
    timed.push(calls);
    run.onProgress(articles.length);
  }

  const pairs = countOrderedPairs(articles);
  const result: ModelTestResult = {
    model: model.name,
    digest: model.digest,
    prompt_version: deps.judge.promptVersion,
    valid: articles.filter(({ score }) => score !== null).length,
    pairs_ordered: pairs,
    ...measureSpeed(timed, run.earlier?.prefix_reused ?? false),
    warning: describePairs(pairs),
    articles,
    own_article:
      own && ownAnswer ? { id: own.id, title: own.article.title, ...describeAnswer(ownAnswer) } : null,
    tested_at: toTime(deps.clock.now()),
  };
  return { kind: 'finished', result };
}

/** Asks, and waits a while for an Ollama that is busy. */
export async function askPatiently(deps: AskingDeps, question: TestQuestion): Promise<TestAnswer> {
  for (const pause of BUSY_PAUSES) {
    const answer = await deps.judge.ask(deps.client, question);
    if (answer.kind !== 'unavailable' || answer.failure.class !== 'busy') return answer;
    await sleep(deps.clock, pause, question.signal);
  }
  return deps.judge.ask(deps.client, question);
}

function describeAnswer(answer: Exclude<TestAnswer, { kind: 'unavailable' }>) {
  if (answer.kind === 'invalid') return { interest: null, quality: null, score: null, explanation: null };
  const { interest, quality, explanation } = answer.answer;
  return { interest, quality, score: answer.score, explanation };
}

function describePairs(pairs: number): string | null {
  if (pairs >= LEAST_ORDERED_PAIRS) return null;
  return `Only ${pairs} of ${MODEL_TEST_PAIRS} pairs in the right order: this model ranks no better than chance.`;
}

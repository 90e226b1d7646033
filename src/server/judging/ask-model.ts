import { randomBytes } from 'node:crypto';
import type { OfferedCategory } from '#server/categories/category-queries.ts';
import type { ChatMetrics, ChatRequest } from '#server/ollama/chat.ts';
import type { OllamaClient } from '#server/ollama/client.ts';
import type { OllamaFailure } from '#server/ollama/failure.ts';
import { alwaysThinks, chooseThinking } from '#server/ollama/thinking.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { type AnswerTo, answerFormat, parseAnswer } from './answers.ts';
import { buildPrompt, type PromptArticle, type ReaderProfile } from './prompts/build-prompt.ts';
import type { QuestionKind } from './prompts/question.ts';

/** Config that a call needs; times in milliseconds. */
export type AskLimits = {
  thinking: 'auto' | 'on' | 'off';
  contextLength: number;
  keepAlive: string;
  firstTokenTimeout: number;
  idleTimeout: number;
  totalTimeout: number;
};

export type Question<Kind extends QuestionKind> = {
  kind: Kind;
  model: InstalledModel;
  profile: ReaderProfile & { categories: OfferedCategory[] };
  article: PromptArticle & { summary: string };
  signal: AbortSignal;
};

/** What asking cost, over all tries. */
export type AskCost = { tokensIn: number; tokensOut: number; calls: number };

export type Asked<Kind extends QuestionKind> =
  | ({ kind: 'answered'; answer: AnswerTo<Kind> } & AskCost)
  | NotAnswered;

export type NotAnswered =
  /** The model answers, but not with anything usable. `raw` is the head of its last words. */
  | { kind: 'invalid'; class: 'bad_output' | 'too_long'; text: string; raw: string | null }
  /** No answer at all, for a reason that is not this article's. */
  | { kind: 'unavailable'; failure: OllamaFailure };

/** Tokens of one answer; measured answers take 60 to 90. Thoughts need far more. Source: design, judging. */
export const ANSWER_TOKENS = 200;
const THINKING_TOKENS = 2_000;
/** Models that think need room for it. Always the same value per model: another one reloads the model. */
const THINKING_CONTEXT = 8_192;
/** Reading depth *normal*, in tokens. Source: design, judging. */
export const READING_DEPTH = 600;
const SEED = 7;
/** How much of a useless answer is kept to show it, in characters. */
const RAW_HEAD = 500;

type AnyQuestion = Question<QuestionKind>;

/** One way to put the question; the next is tried when the answer is of no use. */
type Attempt = { text: string; predict: number; seed: number; objectOnly: boolean };

type Reply<Kind extends QuestionKind> = {
  problem: Problem | null;
  answer?: AnswerTo<Kind>;
  raw: string;
  metrics: ChatMetrics;
};
type Problem = 'length' | 'unreadable';

/**
 * Puts one question about one article to one model. An answer that was cut short is asked for once
 * more with twice the room, one that is no object once more with another seed and a reminder, then once
 * with title and summary only; after that it is `invalid`.
 */
export async function askModel<Kind extends QuestionKind>(
  client: Pick<OllamaClient, 'chat'>,
  question: Question<Kind>,
  limits: AskLimits,
): Promise<Asked<Kind>> {
  const predict = thinks(question.model, limits) ? THINKING_TOKENS : ANSWER_TOKENS;
  let attempt: Attempt = { text: question.article.text, predict, seed: SEED, objectOnly: false };
  const used = { tokensIn: 0, tokensOut: 0, calls: 0 };
  const tried = new Set<string>();
  for (;;) {
    const result = await client.chat(buildRequest(question, attempt, limits), watch(question, limits));
    used.calls += 1;
    if (!result.ok && result.error.class !== 'bad_output' && result.error.class !== 'too_long') {
      return { kind: 'unavailable', failure: result.error };
    }
    const reply: Reply<Kind> = result.ok ? readReply(question, result.value) : unreadable(result.error);
    used.tokensIn += reply.metrics.promptTokens;
    used.tokensOut += reply.metrics.generatedTokens;
    if (reply.answer) return { kind: 'answered', answer: reply.answer, ...used };

    const tooLong = !result.ok && result.error.class === 'too_long';
    const next = nextAttempt(attempt, { question, tried, problem: tooLong ? 'too_long' : reply.problem });
    if (!next) return giveUp(reply, tooLong);
    attempt = next;
  }
}

type NextInput = { question: AnyQuestion; tried: Set<string>; problem: Problem | 'too_long' | null };

function nextAttempt(attempt: Attempt, { question, tried, problem }: NextInput): Attempt | undefined {
  const once = (step: string) => !tried.has(step) && Boolean(tried.add(step));
  if (problem === 'length' && once('longer')) return { ...attempt, predict: attempt.predict * 2 };
  if (problem === 'unreadable' && once('reminded')) return { ...attempt, seed: SEED + 1, objectOnly: true };
  if (once('summary')) return { ...attempt, text: question.article.summary, objectOnly: true };
  return undefined;
}

function giveUp(reply: Omit<Reply<QuestionKind>, 'answer'>, tooLong: boolean): NotAnswered {
  const raw = reply.raw === '' ? null : reply.raw.slice(0, RAW_HEAD);
  if (tooLong) {
    return {
      kind: 'invalid',
      class: 'too_long',
      text: 'The article does not fit what the model can read.',
      raw,
    };
  }
  const text =
    reply.problem === 'length'
      ? 'The model did not come to an end of its answer.'
      : 'The model did not answer with the object that was asked for.';
  return { kind: 'invalid', class: 'bad_output', text, raw };
}

function readReply<Kind extends QuestionKind>(
  { kind, profile }: Question<Kind>,
  answer: { content: string; doneReason: string; metrics: ChatMetrics },
): Reply<Kind> {
  const base = { raw: answer.content, metrics: answer.metrics };
  if (answer.doneReason === 'length') return { ...base, problem: 'length' };
  const parsed = parseAnswer(kind, answer.content, profile.categories);
  return parsed ? { ...base, problem: null, answer: parsed } : { ...base, problem: 'unreadable' };
}

function unreadable(failure: OllamaFailure): Omit<Reply<QuestionKind>, 'answer'> {
  const metrics = { totalMs: 0, loadMs: 0, promptTokens: 0, promptMs: 0, generatedTokens: 0, generatedMs: 0 };
  return { problem: 'unreadable', raw: failure.message, metrics };
}

function thinks(model: InstalledModel, limits: AskLimits): boolean {
  const think = chooseThinking(model, limits.thinking);
  return think === true || think === 'low' || alwaysThinks(model);
}

function buildRequest(
  { kind, model, profile, article }: AnyQuestion,
  attempt: Attempt,
  limits: AskLimits,
): ChatRequest {
  const thinking = thinks(model, limits);
  const contextLength = thinking ? Math.max(limits.contextLength, THINKING_CONTEXT) : limits.contextLength;
  const messages = buildPrompt(
    profile,
    { ...article, text: attempt.text },
    {
      kind,
      limits: { contextLength, answerTokens: attempt.predict, articleTokens: READING_DEPTH },
      objectOnly: attempt.objectOnly,
      delimiter: randomBytes(6).toString('hex'),
    },
  );
  return {
    model: model.name,
    messages,
    format: answerFormat(kind, profile.categories),
    think: chooseThinking(model, limits.thinking),
    options: {
      // A model that thinks loops at temperature 0; its makers recommend sampling.
      temperature: thinking ? 0.6 : 0,
      seed: attempt.seed,
      num_ctx: contextLength,
      num_predict: attempt.predict,
    },
    keepAlive: limits.keepAlive,
  };
}

function watch({ signal }: AnyQuestion, { firstTokenTimeout, idleTimeout, totalTimeout }: AskLimits) {
  return { signal, firstTokenTimeout, idleTimeout, totalTimeout };
}

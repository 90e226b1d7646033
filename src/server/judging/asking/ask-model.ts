import type { QuestionKind } from '#server/judging/prompts/question.ts';
import type { ChatAnswer, ChatMetrics, ChatRequest } from '#server/ollama/chat.ts';
import type { OllamaClient } from '#server/ollama/client.ts';
import type { OllamaFailure, OllamaResult } from '#server/ollama/failure.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { type AnswerTo, parseAnswer } from './answers.ts';
import {
  type Attempt,
  buildRequest,
  firstAttempt,
  type RequestLimits,
  type RequestSubject,
} from './chat-request.ts';

/** Config that a call needs; times in milliseconds. */
export type AskLimits = RequestLimits & {
  firstTokenTimeout: number;
  idleTimeout: number;
  totalTimeout: number;
};

export type Question<Kind extends QuestionKind> = RequestSubject & {
  kind: Kind;
  article: { summary: string };
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

/** How much of a useless answer is kept to show it, in characters. */
const RAW_HEAD = 500;

/** Why an answer is of no use; each has its own next attempt. */
type Problem = 'length' | 'unreadable' | 'broken_off' | 'too_long';

type Reply<Kind extends QuestionKind> =
  | { kind: 'answer'; answer: AnswerTo<Kind> }
  | { kind: 'useless'; problem: Problem; raw: string }
  | { kind: 'none'; failure: OllamaFailure };

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
  let attempt = firstAttempt(question, limits);
  const used = { tokensIn: 0, tokensOut: 0, calls: 0 };
  const tried = new Set<string>();
  for (;;) {
    const request = buildRequest(question, attempt, limits);
    const result = await client.chat(request, watch(question, limits));
    used.calls += 1;
    used.tokensIn += result.ok ? result.value.metrics.promptTokens : 0;
    used.tokensOut += result.ok ? result.value.metrics.generatedTokens : 0;
    const reply = readReply(question, request, result);
    if (reply.kind === 'none') return { kind: 'unavailable', failure: reply.failure };
    if (reply.kind === 'answer') return { kind: 'answered', answer: reply.answer, ...used };

    const next = nextAttempt(attempt, { summary: question.article.summary, tried, problem: reply.problem });
    if (!next) return giveUp(reply.problem, reply.raw);
    attempt = next;
  }
}

/** Each way once, in this order; title and summary only is the last one, whatever comes of it. */
function nextAttempt(
  attempt: Attempt,
  { summary, tried, problem }: { summary: string; tried: Set<string>; problem: Problem },
): Attempt | undefined {
  if (tried.has('summary')) return undefined;
  const once = (step: string) => !tried.has(step) && Boolean(tried.add(step));
  if (problem === 'length' && once('longer')) return { ...attempt, predict: attempt.predict * 2 };
  const wasNoObject = problem === 'unreadable' || problem === 'broken_off';
  if (wasNoObject && once('reminded')) return { ...attempt, seed: attempt.seed + 1, objectOnly: true };
  tried.add('summary');
  return { ...attempt, text: summary, objectOnly: true };
}

const words: Record<Problem, string> = {
  length: 'The model did not come to an end of its answer.',
  unreadable: 'The model did not answer with the object that was asked for.',
  broken_off: 'The answer broke off before its end.',
  too_long: 'The article does not fit what the model can read.',
};

function giveUp(problem: Problem, raw: string): NotAnswered {
  return {
    kind: 'invalid',
    class: problem === 'too_long' ? 'too_long' : 'bad_output',
    text: words[problem],
    raw: raw === '' ? null : raw.slice(0, RAW_HEAD),
  };
}

function readReply<Kind extends QuestionKind>(
  question: Question<Kind>,
  request: ChatRequest,
  result: OllamaResult<ChatAnswer>,
): Reply<Kind> {
  if (!result.ok) return readFailure(result.error);
  const { content, doneReason, metrics } = result.value;
  if (wasCut(metrics, question.model, request)) return { kind: 'useless', problem: 'too_long', raw: content };
  if (doneReason === 'length') return { kind: 'useless', problem: 'length', raw: content };
  const answer = parseAnswer(question.kind, content, question.profile.categories);
  return answer ? { kind: 'answer', answer } : { kind: 'useless', problem: 'unreadable', raw: content };
}

/**
 * Whether the prompt filled the whole context: then a server that does not know `truncate: false` has cut it
 * without a word (measured: the count is the context length), and the answer is about half of a question. A
 * count below what was sent is no sign, as it is our estimate that it would be held against.
 */
function wasCut({ promptTokens }: ChatMetrics, model: InstalledModel, { options }: ChatRequest): boolean {
  return promptTokens >= Math.min(options.num_ctx, model.context_length ?? options.num_ctx);
}

function readFailure(failure: OllamaFailure): Reply<never> {
  if (failure.class === 'too_long') return { kind: 'useless', problem: 'too_long', raw: '' };
  if (failure.class === 'bad_output') return { kind: 'useless', problem: 'broken_off', raw: '' };
  return { kind: 'none', failure };
}

function watch(
  { signal }: { signal: AbortSignal },
  { firstTokenTimeout, idleTimeout, totalTimeout }: AskLimits,
) {
  return { signal, firstTokenTimeout, idleTimeout, totalTimeout };
}

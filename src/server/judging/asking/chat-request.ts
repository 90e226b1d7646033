import { randomBytes } from 'node:crypto';
import { buildPrompt, type PromptArticle, type ReaderProfile } from '#server/judging/prompts/build-prompt.ts';
import type { QuestionKind } from '#server/judging/prompts/question.ts';
import type { ChatRequest } from '#server/ollama/chat.ts';
import { chooseThinking, mayThink, type ThinkingMode } from '#server/ollama/thinking.ts';
import type { InstalledModel } from '#shared/ollama.ts';
import { answerFormat } from './answers.ts';
import type { JudgeOptions } from './judge-options.ts';

/** What the configuration says about every request. */
export type RequestLimits = { thinking: ThinkingMode; contextLength: number; keepAlive: string };

/** What is asked, of whom and about what. */
export type RequestSubject = {
  kind: QuestionKind;
  model: InstalledModel;
  profile: ReaderProfile;
  options: JudgeOptions;
  article: PromptArticle;
};

/** One way to put the question; the next is tried when the answer is of no use. */
export type Attempt = {
  /** What is shown of the article. */
  text: string;
  /** Tokens that the model may write. */
  predict: number;
  seed: number;
  objectOnly: boolean;
};

/** Tokens of one answer; measured answers take 60 to 90. Thoughts need far more. Source: design, judging. */
export const ANSWER_TOKENS = 200;
const THINKING_TOKENS = 2_000;
/** Models that think need room for it. Always the same value per model: another one reloads the model. */
export const THINKING_CONTEXT = 8_192;
const SEED = 7;

/** How a question is put at first. */
export function firstAttempt({ model, article }: RequestSubject, { thinking }: RequestLimits): Attempt {
  const predict = mayThink(model, thinking) ? THINKING_TOKENS : ANSWER_TOKENS;
  return { text: article.text, predict, seed: SEED, objectOnly: false };
}

/** The request for one attempt. Its options are the same in every call to one model, but for seed and room. */
export function buildRequest(subject: RequestSubject, attempt: Attempt, limits: RequestLimits): ChatRequest {
  const { kind, model, profile, options, article } = subject;
  const thinks = mayThink(model, limits.thinking);
  const contextLength = thinks ? Math.max(limits.contextLength, THINKING_CONTEXT) : limits.contextLength;
  const readable = Math.min(contextLength, model.context_length ?? contextLength);
  const messages = buildPrompt(
    profile,
    { ...article, text: attempt.text },
    {
      kind,
      language: options.language,
      limits: { contextLength: readable, answerTokens: attempt.predict, articleTokens: options.readingDepth },
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
      // A model that thinks goes round in circles at temperature 0. Left out, its makers' own sampling
      // counts, which comes with the model.
      ...(thinks ? {} : { temperature: 0 }),
      seed: attempt.seed,
      num_ctx: contextLength,
      num_predict: attempt.predict,
    },
    keepAlive: limits.keepAlive,
  };
}

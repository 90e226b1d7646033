import { z } from 'zod';
import type { OfferedCategory } from '#server/categories/category-queries.ts';
import { MAX_EXPLANATION } from '#shared/limits.ts';
import { categoryKey } from './prompts/build-prompt.ts';
import { dropHalfCharacter } from './prompts/cut-text.ts';
import {
  type AnswerField,
  asksForCategories,
  asksForScore,
  fieldsOf,
  type QuestionKind,
} from './prompts/question.ts';

/** What an article is about, in a model's words. */
export type CategoryAnswer = { categoryIds: number[]; proposedCategory: string | null };

/** How well it fits, and how good it is. */
export type ScoreAnswer = { explanation: string; interest: number; quality: number };

/** What a model said about an article, validated; by the question that it was asked. */
export type AnswerTo<Kind extends QuestionKind> = {
  combined: CategoryAnswer & ScoreAnswer;
  categorize: CategoryAnswer;
  score: ScoreAnswer;
}[Kind];

const level = z.number().min(0).max(10).transform(Math.round);

const categorySchema = z.object({
  categories: z.array(z.string()).max(20),
  new_category: z.string().nullish(),
});
const scoreSchema = z.object({ explanation: z.string(), interest: level, quality: level });

/**
 * The JSON schema that Ollama holds the model to. The explanation comes before the numbers that it
 * justifies.
 */
export function answerFormat(kind: QuestionKind, categories: OfferedCategory[]): Record<string, unknown> {
  const ids = categories.map(({ id }) => categoryKey(id));
  const number = { type: 'integer', minimum: 0, maximum: 10 };
  const properties: Record<AnswerField, unknown> = {
    categories: { type: 'array', items: ids.length > 0 ? { enum: ids } : { type: 'string' }, maxItems: 3 },
    explanation: { type: 'string', maxLength: MAX_EXPLANATION },
    interest: number,
    new_category: { type: 'string', maxLength: 40 },
    quality: number,
  };
  const required = fieldsOf(kind);
  return {
    type: 'object',
    properties: Object.fromEntries(required.map((field) => [field, properties[field]])),
    required,
  };
}

/**
 * Reads a model's text. Undefined when it is not the object that was asked for; nothing is repaired.
 * Ids that were not offered are dropped, and so is the explanation's surplus.
 */
export function parseAnswer<Kind extends QuestionKind>(
  kind: Kind,
  content: string,
  categories: OfferedCategory[],
): AnswerTo<Kind> | undefined {
  const value = parseJson(content);
  const about = asksForCategories(kind) ? parseCategories(value, categories) : {};
  const judged = asksForScore(kind) ? parseScore(value) : {};
  return about && judged ? ({ ...about, ...judged } as AnswerTo<Kind>) : undefined;
}

function parseCategories(value: unknown, offered: OfferedCategory[]): CategoryAnswer | undefined {
  const parsed = categorySchema.safeParse(value);
  if (!parsed.success) return undefined;
  const idByKey = new Map(offered.map(({ id }) => [categoryKey(id), id]));
  const proposed = parsed.data.new_category?.trim() ?? '';
  return {
    categoryIds: parsed.data.categories.flatMap((key) => idByKey.get(key) ?? []).slice(0, 3),
    proposedCategory: proposed === '' ? null : proposed,
  };
}

function parseScore(value: unknown): ScoreAnswer | undefined {
  const parsed = scoreSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const explanation = tidySentence(parsed.data.explanation);
  return explanation === '' ? undefined : { ...parsed.data, explanation };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** One line of plain text without control characters, at most {@link MAX_EXPLANATION} long. */
function tidySentence(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, ' ').trim();
  if (line.length <= MAX_EXPLANATION) return line;
  const head = line.slice(0, MAX_EXPLANATION - 1);
  const cut = head.slice(0, Math.max(head.lastIndexOf(' '), MAX_EXPLANATION / 2));
  // The first half of a character of two must not stay behind.
  return `${dropHalfCharacter(cut).trimEnd()}…`;
}

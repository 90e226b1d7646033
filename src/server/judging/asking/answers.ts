import { z } from 'zod';
import type { OfferedCategory } from '#server/categories/category-queries.ts';
import { dropHalfCharacter } from '#server/judging/prompts/cut-text.ts';
import { categoryKey } from '#server/judging/prompts/offer-categories.ts';
import {
  type AnswerField,
  asksForCategories,
  asksForScore,
  fieldsOf,
  type QuestionKind,
} from '#server/judging/prompts/question.ts';
import { MAX_EXPLANATION } from '#shared/limits.ts';

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

/** A whole number in quotation marks is plain enough; `8/10` or `very` is not. */
const numberInText = z
  .string()
  .regex(/^\s*\d{1,2}\s*$/)
  .transform(Number);
const level = z.union([z.number(), numberInText]).pipe(z.number().min(0).max(10)).transform(Math.round);

const categorySchema = z.object({
  // Whatever is no id of ours is dropped like an unknown one.
  categories: z.array(z.unknown()),
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
 * Reads a model's text. Undefined when it is not the object that was asked for. What stands around the
 * object in a known form (a code fence, thoughts) is taken off, as that saves a call; nothing inside is
 * repaired, and no object is searched for in prose: it might be one that the article quotes. Ids that were
 * not offered are dropped, and so is the explanation's surplus.
 */
export function parseAnswer<Kind extends QuestionKind>(
  kind: Kind,
  content: string,
  categories: OfferedCategory[],
): AnswerTo<Kind> | undefined {
  const value = parseObject(content);
  const about = asksForCategories(kind) ? parseCategories(value, categories) : {};
  const judged = asksForScore(kind) ? parseScore(value) : {};
  return about && judged ? ({ ...about, ...judged } as AnswerTo<Kind>) : undefined;
}

function parseCategories(value: unknown, offered: OfferedCategory[]): CategoryAnswer | undefined {
  const parsed = categorySchema.safeParse(value);
  if (!parsed.success) return undefined;
  const idByKey = new Map<unknown, number>(offered.map(({ id }) => [categoryKey(id), id]));
  const ids = parsed.data.categories.flatMap((key) => idByKey.get(key) ?? []);
  return {
    categoryIds: [...new Set(ids)].slice(0, 3),
    proposedCategory: readProposal(parsed.data.new_category),
  };
}

/** A name, unless it says in a small model's way that there is none, or is an id in the wrong field. */
function readProposal(text: string | null | undefined): string | null {
  const name = tidyLine(text ?? '');
  return name === '' || /^(none|null|nil|empty|n\/a)$/i.test(name) || /^[cx]\d+$/.test(name) ? null : name;
}

function parseScore(value: unknown): ScoreAnswer | undefined {
  const parsed = scoreSchema.safeParse(value);
  if (!parsed.success) return undefined;
  const explanation = tidySentence(parsed.data.explanation);
  return explanation === '' ? undefined : { ...parsed.data, explanation };
}

function parseObject(content: string): unknown {
  // Only where the text is no JSON as it is: an explanation may well speak of a fence.
  return parseJson(content) ?? parseJson(unwrap(content));
}

/** Without thoughts that a template did not keep apart, and without a fence around all of the rest. */
function unwrap(content: string): string {
  const end = '</think>';
  const thoughts = content.lastIndexOf(end);
  const answer = (thoughts < 0 ? content : content.slice(thoughts + end.length)).trim();
  const isFenced = answer.startsWith('```') && answer.endsWith('```');
  return isFenced ? answer.slice(3, -3).replace(/^json\b/i, '') : answer;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Marks that turn the direction of everything after them, beyond their own text. */
const directionMarks = /[\u202A-\u202E\u2066-\u2069]/g;

/** One line of plain text, without control characters and halves of characters. */
function tidyLine(text: string): string {
  return text
    .toWellFormed()
    .replace(directionMarks, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** One line, at most {@link MAX_EXPLANATION} long. */
function tidySentence(text: string): string {
  const line = tidyLine(text);
  if (line.length <= MAX_EXPLANATION) return line;
  const head = line.slice(0, MAX_EXPLANATION - 1);
  const cut = head.slice(0, Math.max(head.lastIndexOf(' '), MAX_EXPLANATION / 2));
  // The first half of a character of two must not stay behind.
  return `${dropHalfCharacter(cut).trimEnd()}…`;
}

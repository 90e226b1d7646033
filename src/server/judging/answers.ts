import { z } from 'zod';
import type { OfferedCategory } from '#server/categories/category-queries.ts';
import { MAX_EXPLANATION } from '#shared/judgement.ts';
import { categoryKey } from './prompts/build-prompt.ts';

/** What a model said about an article, validated. */
export type JudgeAnswer = {
  categoryIds: number[];
  proposedCategory: string | null;
  explanation: string;
  interest: number;
  quality: number;
};

const level = z.number().min(0).max(10).transform(Math.round);

const answerSchema = z.object({
  categories: z.array(z.string()).max(20),
  explanation: z.string(),
  interest: level,
  new_category: z.string().nullish(),
  quality: level,
});

/**
 * The JSON schema that Ollama holds the model to. Keys stand in alphabetical order because some versions
 * put them in that order anyway: the explanation has to come before the numbers it justifies.
 */
export function answerFormat(categories: OfferedCategory[]): Record<string, unknown> {
  const ids = categories.map(({ id }) => categoryKey(id));
  const score = { type: 'integer', minimum: 0, maximum: 10 };
  return {
    type: 'object',
    properties: {
      categories: { type: 'array', items: ids.length > 0 ? { enum: ids } : { type: 'string' }, maxItems: 3 },
      explanation: { type: 'string', maxLength: MAX_EXPLANATION },
      interest: score,
      new_category: { type: 'string', maxLength: 40 },
      quality: score,
    },
    required: ['categories', 'explanation', 'interest', 'new_category', 'quality'],
  };
}

/**
 * Reads a model's text. Undefined when it is not the object that was asked for; nothing is repaired.
 * Ids that were not offered are dropped, and so is the explanation's surplus.
 */
export function parseAnswer(content: string, categories: OfferedCategory[]): JudgeAnswer | undefined {
  const parsed = answerSchema.safeParse(parseJson(content));
  if (!parsed.success) return undefined;
  const explanation = tidySentence(parsed.data.explanation);
  if (explanation === '') return undefined;
  const idByKey = new Map(categories.map(({ id }) => [categoryKey(id), id]));
  const proposed = parsed.data.new_category?.trim() ?? '';
  return {
    categoryIds: parsed.data.categories.flatMap((key) => idByKey.get(key) ?? []).slice(0, 3),
    proposedCategory: proposed === '' ? null : proposed,
    explanation,
    interest: parsed.data.interest,
    quality: parsed.data.quality,
  };
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
  return `${cut.replace(/[\uD800-\uDBFF]$/, '').trimEnd()}…`;
}

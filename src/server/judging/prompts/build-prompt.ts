import type { OfferedCategory } from '#server/categories/category-queries.ts';
import { cutAtSentence, estimateTokens } from './cut-text.ts';
import {
  articleRule,
  categorizeTask,
  examples,
  introduction,
  marker,
  objectOnly,
  scoreTask,
} from './templates.ts';

export type PromptMessage = { role: 'system' | 'user'; content: string };

export type PromptArticle = { feed: string; date: string; title: string; text: string };

/** What is the same for every article of a run. */
export type ReaderProfile = {
  interests: string;
  antiInterests: string;
  categories: OfferedCategory[];
};

/** How much the model may read, in tokens as {@link estimateTokens} counts them. */
export type PromptLimits = { contextLength: number; answerTokens: number; articleTokens: number };

export type PromptTry = {
  /** Told once more to answer with the object only. */
  objectOnly: boolean;
  /** Random for each call, so that no article can know it. */
  delimiter: string;
};

/** Interests longer than this are cut; the page says so. Source: design, judging. */
export const MAX_INTEREST_TOKENS = 600;

/** Room for the chat template and for our own counting being a guess, in tokens. */
const SLACK = 128;

/**
 * The combined prompt: first everything that is the same for every article (so that Ollama evaluates it
 * once and reuses it), then the marker, then one article between delimiters. When it does not fit the
 * context, the article is cut.
 */
export function buildPrompt(
  profile: ReaderProfile,
  article: PromptArticle,
  options: { limits: PromptLimits } & PromptTry,
): PromptMessage[] {
  const system = buildConstantPart(profile);
  const { limits } = options;
  const left = limits.contextLength - limits.answerTokens - SLACK - estimateTokens(system);
  const text = cutAtSentence(article.text, Math.max(50, Math.min(limits.articleTokens, left)));
  return [
    { role: 'system', content: system },
    { role: 'user', content: buildArticlePart({ ...article, text }, options) },
  ];
}

/** The constant part, as the settings page shows it and as it is really sent. */
export function buildConstantPart({ interests, antiInterests, categories }: ReaderProfile): string {
  return [
    introduction,
    `The object has these fields:\n${categorizeTask}\n${scoreTask}`,
    examples,
    articleRule,
    `Categories:\n${categories.map(categoryLine).join('\n') || '(none)'}`,
    `Interests:\n${bullets(interests)}`,
    `Not interested in:\n${bullets(antiInterests)}`,
  ].join('\n\n');
}

/** The id by which a prompt names a category. */
export function categoryKey(id: number): string {
  return `c${id}`;
}

function categoryLine({ id, name, parent }: OfferedCategory): string {
  return `${categoryKey(id)} ${parent === null ? name : `${parent} > ${name}`}`;
}

function bullets(text: string): string {
  const lines = cutAtSentence(text, MAX_INTEREST_TOKENS)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line) => `- ${line}`).join('\n') || '(nothing written)';
}

function buildArticlePart(article: PromptArticle, { delimiter, objectOnly: again }: PromptTry): string {
  const body = [
    `Feed: ${article.feed}`,
    `Date: ${article.date}`,
    `Title: ${article.title}`,
    '',
    article.text,
  ].join('\n');
  const lines = [
    marker,
    `<<<ARTICLE ${delimiter}>>>`,
    withoutDelimiter(body, delimiter),
    `<<<END ${delimiter}>>>`,
  ];
  return (again ? [...lines, objectOnly] : lines).join('\n');
}

/** The code is random, but an article that guessed it must still not be able to close its own frame. */
function withoutDelimiter(text: string, delimiter: string): string {
  return text.replaceAll(delimiter, '').replaceAll('<<<', '‹‹‹').replaceAll('>>>', '›››');
}

import type { OfferedCategory } from '#server/categories/category-queries.ts';
import { cutAtSentence, estimateTokens } from './cut-text.ts';
import { asksForCategories, asksForScore, fieldsOf, type QuestionKind } from './question.ts';
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

/** The sections that differ between readers, as they stand in the prompt. */
type ConstantSections = { categories: string; interests: string; antiInterests: string };

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

/** About 120 categories with names of the usual length; more would leave too little for the article. */
const MAX_CATEGORY_TOKENS = 1_000;

/** A title says enough within these; longer ones are whole texts that somebody put in the wrong place. */
const MAX_TITLE_TOKENS = 80;
const MAX_FEED_TOKENS = 30;

/** Room for the chat template and for our own counting being a guess, in tokens. */
const SLACK = 128;

/**
 * The prompt for one question: first everything that is the same for every article (so that Ollama evaluates it
 * once and reuses it), then the marker, then one article between delimiters. When it does not fit the
 * context, the article is cut.
 */
export function buildPrompt(
  profile: ReaderProfile,
  article: PromptArticle,
  options: { kind: QuestionKind; limits: PromptLimits } & PromptTry,
): PromptMessage[] {
  const system = buildConstantPart(options.kind, profile);
  const { limits } = options;
  const head = {
    ...article,
    feed: cutAtSentence(oneLine(article.feed), MAX_FEED_TOKENS),
    title: cutAtSentence(oneLine(article.title), MAX_TITLE_TOKENS),
  };
  const frame = buildArticlePart({ ...head, text: '' }, options);
  const taken = limits.answerTokens + SLACK + estimateTokens(system) + estimateTokens(frame);
  const left = limits.contextLength - taken;
  const text = cutAtSentence(article.text, Math.max(50, Math.min(limits.articleTokens, left)));
  return [
    { role: 'system', content: system },
    { role: 'user', content: buildArticlePart({ ...head, text }, options) },
  ];
}

/**
 * Those of the ranked categories that a prompt has room for, in the order of their ids, so that using a
 * category does not change the constant part of the prompt.
 */
export function chooseOffered(ranked: OfferedCategory[]): OfferedCategory[] {
  let tokens = 0;
  const chosen = ranked.filter((category) => {
    tokens += estimateTokens(`${categoryLine(category)}\n`);
    return tokens <= MAX_CATEGORY_TOKENS;
  });
  return chosen.sort((one, other) => one.id - other.id);
}

/** What is the same for every article, for one reader. */
export function buildConstantPart(kind: QuestionKind, profile: ReaderProfile): string {
  return joinSections(kind, {
    categories: profile.categories.map(categoryLine).join('\n') || '(none)',
    interests: bullets(profile.interests),
    antiInterests: bullets(profile.antiInterests),
  });
}

/** The prompt with names in braces where each reader and each article has its own words: the template itself. */
export function buildTemplate(kind: QuestionKind): string {
  const constant = joinSections(kind, {
    categories: '{{categories}}',
    interests: '{{interests}}',
    antiInterests: '{{anti_interests}}',
  });
  const article = { feed: '{{feed}}', date: '{{date}}', title: '{{title}}', text: '{{text}}' };
  return `${constant}\n\n${buildArticlePart(article, { delimiter: '{{delimiter}}', objectOnly: false })}`;
}

function joinSections(kind: QuestionKind, sections: ConstantSections): string {
  const tasks = [
    ...(asksForCategories(kind) ? [categorizeTask] : []),
    ...(asksForScore(kind) ? [scoreTask] : []),
  ];
  return [
    introduction,
    `The object has these fields:\n${tasks.join('\n')}`,
    exampleSection(kind),
    articleRule,
    ...(asksForCategories(kind) ? [`Categories:\n${sections.categories}`] : []),
    ...(asksForScore(kind)
      ? [`Interests:\n${sections.interests}`, `Not interested in:\n${sections.antiInterests}`]
      : []),
  ].join('\n\n');
}

function exampleSection(kind: QuestionKind): string {
  const lines = examples.articles.map(({ article, answer }) => {
    const shown = Object.fromEntries(fieldsOf(kind).map((field) => [field, answer[field]]));
    return `${article}: ${JSON.stringify(shown)}`;
  });
  return [examples.introduction, ...lines].join('\n');
}

/** The id by which a prompt names a category. */
export function categoryKey(id: number): string {
  return `c${id}`;
}

function categoryLine({ id, name, parent }: OfferedCategory): string {
  return `${categoryKey(id)} ${parent === null ? name : `${parent} > ${name}`}`;
}

function bullets(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const list = lines.map((line) => `- ${line}`).join('\n');
  return cutAtSentence(list, MAX_INTEREST_TOKENS) || '(nothing written)';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
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

/**
 * The code is random, but an article that guessed it must still not be able to close its own frame. Each
 * guess leaves a mark behind, so that the pieces around it cannot become the code again.
 */
function withoutDelimiter(text: string, delimiter: string): string {
  return text.replaceAll(delimiter, '·').replaceAll('<<<', '‹‹‹').replaceAll('>>>', '›››');
}

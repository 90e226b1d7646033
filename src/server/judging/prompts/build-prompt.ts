import type { OfferedCategory } from '#server/categories/category-queries.ts';
import { cutAtSentence, estimateTokens } from './cut-text.ts';
import { fitInterests, type WantedTexts } from './fit-interests.ts';
import { listInPrompt } from './offer-categories.ts';
import { nameLanguage } from './prompt-language.ts';
import { asksForCategories, asksForScore, fieldsOf, type QuestionKind } from './question.ts';
import {
  articleRule,
  categorizeTask,
  examples,
  introduction,
  languageRule,
  marker,
  objectOnly,
  scoreTask,
  votesIntroduction,
} from './templates.ts';
import { listExamples, type WorkedExample } from './worked-examples.ts';

export type PromptMessage = { role: 'system' | 'user'; content: string };

export type PromptArticle = { feed: string; date: string; title: string; text: string };

/** What is the same for every article of a run. */
export type ReaderProfile = WantedTexts & {
  categories: OfferedCategory[];
  /** Votes, as they were when the interests were saved (worked-examples.ts). */
  examples?: readonly WorkedExample[];
};

/** The words that differ between readers, as they stand in the prompt. */
type ConstantWords = WantedTexts & { categories: string; votes: string; language: string };

/** How much the model may read, in tokens as {@link estimateTokens} counts them. */
export type PromptLimits = { contextLength: number; answerTokens: number; articleTokens: number };

export type PromptTry = {
  /** Told once more to answer with the object only. */
  objectOnly: boolean;
  /** Random for each call, so that no article can know it. */
  delimiter: string;
};

/** `language`: of the explanation, a code of shared/languages.ts or `article`. */
export type PromptOptions = { kind: QuestionKind; language: string; limits: PromptLimits } & PromptTry;

/** A title says enough within these; longer ones are whole texts that somebody put in the wrong place. */
const MAX_TITLE_TOKENS = 80;
const MAX_FEED_TOKENS = 30;

/** Less than this of an article is not worth a question; all the rest together leaves more. */
const LEAST_ARTICLE_TOKENS = 50;

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
  options: PromptOptions,
): PromptMessage[] {
  const system = buildConstantPart(profile, options);
  const { limits } = options;
  const head = {
    ...article,
    feed: cutAtSentence(oneLine(article.feed), MAX_FEED_TOKENS),
    title: cutAtSentence(oneLine(article.title), MAX_TITLE_TOKENS),
  };
  const frame = buildArticlePart({ ...head, text: '' }, options);
  const taken = limits.answerTokens + SLACK + estimateTokens(system) + estimateTokens(frame);
  const left = limits.contextLength - taken;
  const room = Math.max(LEAST_ARTICLE_TOKENS, Math.min(limits.articleTokens, left));
  const text = cutAtSentence(article.text, room);
  return [
    { role: 'system', content: system },
    { role: 'user', content: buildArticlePart({ ...head, text }, options) },
  ];
}

/** The prompt with names in braces where each reader and each article has its own words: the template itself. */
export function buildTemplate(kind: QuestionKind): string {
  const constant = joinSections(kind, {
    categories: '{{categories}}',
    interests: '{{interests}}',
    antiInterests: '{{anti_interests}}',
    votes: '{{examples}}',
    language: '{{language}}',
  });
  const article = { feed: '{{feed}}', date: '{{date}}', title: '{{title}}', text: '{{text}}' };
  return `${constant}\n\n${buildArticlePart(article, { delimiter: '{{delimiter}}', objectOnly: false })}`;
}

function buildConstantPart(
  profile: ReaderProfile,
  { kind, language }: Pick<PromptOptions, 'kind' | 'language'>,
): string {
  const fitting = fitInterests(profile);
  return joinSections(kind, {
    categories: listInPrompt(profile.categories) || '(none)',
    interests: fitting.interests || '(nothing written)',
    antiInterests: fitting.antiInterests || '(nothing written)',
    votes: listExamples(profile.examples ?? []),
    language: nameLanguage(language),
  });
}

function joinSections(kind: QuestionKind, words: ConstantWords): string {
  const tasks = [
    ...(asksForCategories(kind) ? [categorizeTask] : []),
    ...(asksForScore(kind) ? [scoreTask] : []),
  ];
  return [
    introduction,
    `The object has these fields:\n${tasks.join('\n')}`,
    exampleSection(kind),
    articleRule,
    ...(asksForCategories(kind) ? [`Categories:\n${words.categories}`] : []),
    ...(asksForScore(kind)
      ? [
          `Interests:\n${words.interests}`,
          `Not interested in:\n${words.antiInterests}`,
          ...(words.votes === '' ? [] : [`${votesIntroduction}\n${words.votes}`]),
          languageRule(words.language),
        ]
      : []),
  ].join('\n\n');
}

function exampleSection(kind: QuestionKind): string {
  const lines = examples.articles.map(({ article, answer }) => {
    const shown = Object.fromEntries(fieldsOf(kind).map((field) => [field, answer[field]]));
    return `${article}: ${JSON.stringify(shown)}`;
  });
  const reader = [
    ...(asksForScore(kind) ? [examples.interests] : []),
    ...(asksForCategories(kind) ? [examples.categories] : []),
  ];
  return [`${examples.introduction} (${reader.join('; ')}):`, ...lines].join('\n');
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

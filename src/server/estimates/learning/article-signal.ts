import { similarity } from '#server/estimates/words/pack-vector.ts';
import { createPhraseFinder, type WordCodes } from '#server/estimates/words/word-codes.ts';
import { measureFit } from './article-fit.ts';
import type { EstimateModel, ModelPhrase } from './estimate-model.ts';
import { compareWithPhrases, type Interests, type SimilarPhrases } from './phrase-similarities.ts';
import { EMBEDDING_FACTOR, PRIOR_WITHOUT_INTERESTS, toPrior } from './prior.ts';
import type { Directions } from './sources.ts';

export type SignalledArticle = { directions: Directions; codes: WordCodes | undefined };

export type ArticleSignal = {
  /** The estimate by the interests alone, not clipped. */
  prior: number;
  /** The wanted phrase it is closest to; undefined without one. */
  closest: string | undefined;
  /** The unwanted phrase that it is closer to than to any wanted one; undefined without one. */
  against: string | undefined;
};

/** Of the similarity to all that is unwanted; with it and that to all wanted 0.943 instead of 0.938. */
const WHOLE_UNWANTED_FACTOR = 0.5;

/**
 * What the interests say of an article. Undefined for one without a vector that any phrase could be compared
 * with.
 */
export function createSignal(interests: Interests): (article: SignalledArticle) => ArticleSignal | undefined {
  const phrases = [...interests.wanted, ...interests.unwanted];
  const findPhrases = createPhraseFinder(phrases.map(({ codes }) => codes));
  return ({ directions, codes }) => {
    if (phrases.length === 0) return signalWithoutInterests(directions);
    const places = codes ? findPhrases(codes) : new Map();
    const alike = compareWithPhrases(interests, directions, places);
    const prior = toPrior({
      words: alike.words && measureFit(alike.words) + measureWhole(directions.words, interests.whole),
      embedding: alike.embedding && measureFit(alike.embedding),
    });
    if (prior === undefined) return undefined;
    const closest = findClosest(interests.wanted, (index) => sumUp(alike, 'wanted', index));
    const against = findClosest(interests.unwanted, (index) => sumUp(alike, 'unwanted', index));
    const isAgainst = against && against.value > (closest?.value ?? Number.NEGATIVE_INFINITY);
    return { prior, closest: closest?.text, against: isAgainst ? against.text : undefined };
  };
}

function signalWithoutInterests({ words, embedding }: Directions): ArticleSignal | undefined {
  return words || embedding
    ? { prior: PRIOR_WITHOUT_INTERESTS, closest: undefined, against: undefined }
    : undefined;
}

function measureWhole(
  article: Float32Array | undefined,
  { wanted, unwanted }: EstimateModel['whole'],
): number {
  if (!article) return 0;
  const toWanted = wanted ? similarity(article, wanted) : 0;
  return toWanted - (unwanted ? WHOLE_UNWANTED_FACTOR * similarity(article, unwanted) : 0);
}

function sumUp({ words, embedding }: SimilarPhrases, kind: 'wanted' | 'unwanted', index: number): number {
  return (words?.[kind][index] ?? 0) + EMBEDDING_FACTOR * (embedding?.[kind][index] ?? 0);
}

function findClosest(
  phrases: readonly ModelPhrase[],
  valueAt: (index: number) => number,
): { text: string; value: number } | undefined {
  let closest: { text: string; value: number } | undefined;
  for (const [index, { text, hasParts }] of phrases.entries()) {
    const value = valueAt(index);
    if (!hasParts && (!closest || value > closest.value)) closest = { text, value };
  }
  return closest;
}

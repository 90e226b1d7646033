import { measureFit } from './article-fit.ts';
import type { EstimateModel } from './estimate-model.ts';
import { similarity } from './pack-vector.ts';
import { compareWithPhrases, type Interests, type SimilarPhrases } from './phrase-similarities.ts';
import { EMBEDDING_FACTOR, PRIOR_WITHOUT_INTERESTS, toPrior } from './prior.ts';
import type { Directions } from './sources.ts';
import { createPhraseFinder, type WordCodes } from './word-codes.ts';

export type SignalledArticle = { directions: Directions; codes: WordCodes | undefined };

export type ArticleSignal = {
  /** The estimate by the interests alone, not clipped. */
  prior: number;
  /** The wanted phrase it is closest to; undefined without one. */
  closest: string | undefined;
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
    return prior === undefined ? undefined : { prior, closest: findClosest(interests, alike) };
  };
}

function signalWithoutInterests({ words, embedding }: Directions): ArticleSignal | undefined {
  return words || embedding ? { prior: PRIOR_WITHOUT_INTERESTS, closest: undefined } : undefined;
}

function measureWhole(
  article: Float32Array | undefined,
  { wanted, unwanted }: EstimateModel['whole'],
): number {
  if (!article) return 0;
  const toWanted = wanted ? similarity(article, wanted) : 0;
  return toWanted - (unwanted ? WHOLE_UNWANTED_FACTOR * similarity(article, unwanted) : 0);
}

function findClosest({ wanted }: Interests, { words, embedding }: SimilarPhrases): string | undefined {
  let closest: string | undefined;
  let best = Number.NEGATIVE_INFINITY;
  for (const [index, { text, hasParts }] of wanted.entries()) {
    const value = (words?.wanted[index] ?? 0) + EMBEDDING_FACTOR * (embedding?.wanted[index] ?? 0);
    if (hasParts || value <= best) continue;
    best = value;
    closest = text;
  }
  return closest;
}

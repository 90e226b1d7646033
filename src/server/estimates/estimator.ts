import { setImmediate } from 'node:timers/promises';
import type { Estimate } from './estimate-articles.ts';
import { createEstimateThread } from './estimate-thread.ts';
import type { WordVectorTrouble } from './estimate-worker.ts';
import type { EstimateModel } from './learning/estimate-model.ts';
import type { LearnOrder } from './learning/learn.ts';
import type { ArticleVectors } from './learning/sources.ts';
import type { ArticleToRead, ReadArticle } from './read-article.ts';
import { assetsFolder } from './words/load-word-vectors.ts';

/** Estimates without keeping the server waiting. All reject only when the thread dies or is closed. */
export type Estimator = {
  /** Language, vector and words of each article, in the same order. */
  read: (articles: readonly ArticleToRead[]) => Promise<ReadArticle[]>;
  /** What the owner wants; undefined when too little is known for any estimate. */
  learn: (order: LearnOrder) => Promise<EstimateModel | undefined>;
  /** One estimate for each article, undefined where there can be none. */
  estimate: (model: EstimateModel, articles: readonly ArticleVectors[]) => Promise<(Estimate | undefined)[]>;
  /** Why the built-in word vectors cannot be used; undefined when they can. */
  findTrouble: () => Promise<WordVectorTrouble | undefined>;
  /** Ends the thread; what is under way rejects. */
  close: () => Promise<void>;
};

export type EstimatorOptions = {
  /** Where the word vectors are; else the project's own. */
  assets?: URL;
  /** Milliseconds without work after which the thread is ended; else half a minute. It is back in 0.3 s. */
  idleLimit?: number;
};

/** Articles in one message: handing over 500 holds up the server for some 5 ms, then others have a turn. */
const AT_ONCE = 500;

export function createEstimator({ assets, idleLimit }: EstimatorOptions = {}): Estimator {
  const { ask, close } = createEstimateThread({
    assets: assets ?? assetsFolder,
    idleLimit: idleLimit ?? 30_000,
  });
  return {
    read: (articles) => inParts(articles, (part) => ask('read', part)),
    learn: (order) => ask('learn', order),
    estimate: (model, articles) => inParts(articles, (part) => ask('estimate', { model, articles: part })),
    findTrouble: () => ask('trouble', undefined),
    close,
  };
}

async function inParts<Article, Answer>(
  articles: readonly Article[],
  ask: (part: readonly Article[]) => Promise<Answer[]>,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let from = 0; from < articles.length; from += AT_ONCE) {
    answers.push(...(await ask(articles.slice(from, from + AT_ONCE))));
    await setImmediate();
  }
  return answers;
}

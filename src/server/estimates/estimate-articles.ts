import { createSignal } from './learning/article-signal.ts';
import type { EstimateModel } from './learning/estimate-model.ts';
import { type ArticleVectors, sumOfSimilarities, toDirections } from './learning/sources.ts';

export type Estimate = {
  /** 0 to 100: what the score will probably be. */
  value: number;
  /** The wanted phrase the article is closest to; undefined when nothing is wanted. */
  closest: string | undefined;
  /** The unwanted phrase it is closer to than to any wanted one; undefined without one. */
  against: string | undefined;
};

/** One estimate for each article, undefined for one that has no vector the interests can be compared with. */
export function estimateArticles(
  model: EstimateModel,
  articles: readonly ArticleVectors[],
): (Estimate | undefined)[] {
  const signal = createSignal(model);
  return articles.map((article) => {
    const directions = toDirections(article);
    const found = signal({ directions, codes: article.codes });
    if (!found) return undefined;
    const learnt = model.residual ? sumOfSimilarities(model.residual, directions) : 0;
    const { prior, closest, against } = found;
    return { value: Math.min(100, Math.max(0, prior + learnt)), closest, against };
  });
}

import type { CategoryRef, Weight } from '#shared/category.ts';

/** What a weight does to a score. Blocking is no factor: a blocked article keeps its score and leaves. */
export const weightFactors: Record<Weight, number> = { block: 1, reduce: 0.5, normal: 1, boost: 1.5, max: 2 };

export type ScoreInput = {
  /** 0–10, from the model. */
  interest: number;
  /** 0–10, from the model. */
  quality: number;
  categories: readonly CategoryRef[];
  /** Without written interests the fit means nothing, and quality alone counts. */
  hasInterests: boolean;
};

export type Score = {
  /** 0–100, not rounded. */
  value: number;
  /** The strongest weight above 1 and the strongest below, with the category each came from. */
  factors: { category: CategoryRef; factor: number }[];
  blockedBy: CategoryRef | null;
};

/**
 * score = 100 × cut × p^(1/raise), p = interest/10 × (0.5 + 0.05 × quality). The root never reaches 100
 * before p does, so boosted articles still differ. Source: design, judging, "Numbers".
 */
export function computeScore({ interest, quality, categories, hasInterests }: ScoreInput): Score {
  const fit = hasInterests ? (interest / 10) * (0.5 + 0.05 * quality) : quality / 10;
  const weighted = categories.map((category) => ({ category, factor: weightFactors[category.weight] }));
  const strongest = [...weighted].sort((one, other) => other.factor - one.factor);
  const raise = strongest.at(0);
  const cut = strongest.at(-1);
  const used = [raise && raise.factor > 1 ? raise : null, cut && cut.factor < 1 ? cut : null];
  const value = 100 * (used[1]?.factor ?? 1) * fit ** (1 / (used[0]?.factor ?? 1));
  return {
    value: Math.min(100, Math.max(0, value)),
    factors: used.filter((factor) => factor !== null),
    blockedBy: categories.find((category) => category.weight === 'block') ?? null,
  };
}

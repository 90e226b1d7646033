import { similarity } from '#server/estimates/words/pack-vector.ts';

/** Brings a similarity to the scale of all-minilm: `shift + scale × similarity`. */
export type Spread = { shift: number; scale: number };

/** All-minilm's similarities of 400 news items to 49 phrases of four owners (measured). */
const MEASURED = { mean: 0.06, deviation: 0.085 };
const UNCHANGED: Spread = { shift: 0, scale: 1 };
/** Below this many similarities their spread is a matter of luck. */
const ENOUGH = 100;

export type SpreadOrder = {
  /** The model's name, as `all-minilm:latest`. */
  model: string;
  phrases: readonly Float32Array[];
  /** Some articles of the owner, a few hundred at most. */
  articles: readonly Float32Array[];
};

/**
 * Each model has a range of its own: one calls unrelated texts 0.1 alike and another 0.6. All constants of
 * the estimate were measured with all-minilm, so another model's similarities are moved to have its mean and
 * spread on the owner's own articles and phrases.
 */
export function fitSpread({ model, phrases, articles }: SpreadOrder): Spread {
  if (/(?:^|\/)all-minilm(?::|$)/i.test(model)) return UNCHANGED;
  const found = articles.flatMap((article) => phrases.map((phrase) => similarity(article, phrase)));
  if (found.length < ENOUGH) return UNCHANGED;
  const mean = found.reduce((sum, value) => sum + value, 0) / found.length;
  const variance = found.reduce((sum, value) => sum + (value - mean) ** 2, 0) / found.length;
  if (!(variance > 1e-8)) return UNCHANGED;
  const scale = MEASURED.deviation / Math.sqrt(variance);
  return { shift: MEASURED.mean - scale * mean, scale };
}

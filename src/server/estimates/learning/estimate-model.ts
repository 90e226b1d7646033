import type { Spread } from '#server/estimates/embedding/embedding-spread.ts';
import type { Language } from '#server/estimates/words/language.ts';
import type { ResidualCheck } from './check-residual.ts';
import type { Directions } from './sources.ts';

/** A phrase with all that articles are compared with. */
export type ModelPhrase = Directions & {
  text: string;
  /** It names what an article is closest to only when it is not a line of several parts. */
  hasParts: boolean;
  /** Its words when it is short enough to count where it stands literally, else empty. */
  codes: number[];
};

/** All that estimating needs: plain data, made by `learn`, sent to and from the worker. */
export type EstimateModel = {
  /** Of the interests: in another than English word vectors say nothing of them. */
  language: Language;
  wanted: ModelPhrase[];
  unwanted: ModelPhrase[];
  /** The whole texts of the interests, by word vectors. */
  whole: { wanted: Float32Array | undefined; unwanted: Float32Array | undefined };
  spread: Spread;
  /** What was learnt beyond the interests; undefined when nothing was, or when it ranked worse. */
  residual: Directions | undefined;
  check: ResidualCheck | undefined;
};

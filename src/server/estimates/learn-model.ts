import type { Database } from '#server/database/open.ts';
import type { EmbeddingSource } from '#server/estimates/embedding/embedding-source.ts';
import type { CurrentDigests } from '#server/estimates/estimate-queries.ts';
import type { Estimator } from '#server/estimates/estimator.ts';
import { type InterestTexts, readPhrases } from '#server/estimates/words/phrases.ts';
import { NO_TABLE, WORDS_DIGEST } from '#server/estimates/words/words-digest.ts';
import { EMBEDDING_SAMPLE, listEmbeddingSample, listKnownArticles } from './known-queries.ts';
import type { EstimateModel } from './learning/estimate-model.ts';
import { FEWEST_WITHOUT_INTERESTS } from './learning/learn.ts';

export type LearnModelDeps = {
  db: Database;
  estimator: Pick<Estimator, 'learn'>;
  /** Undefined where there is no embedding model to choose. */
  embedding?: EmbeddingSource | undefined;
  /** What a score that was made now would carry; undefined while no model is known. */
  scoreFingerprint: () => Promise<string | undefined>;
};

/** A model, and the vectors it can be used with. `model` is undefined when there can be no estimate. */
export type LearntModel = { model: EstimateModel | undefined; digests: CurrentDigests };

/**
 * Learns from these interests and from all votes and judgements that count. Also for interests that are not
 * saved. Rejects only when the thread dies.
 */
export async function learnModel(deps: LearnModelDeps, interests: InterestTexts): Promise<LearntModel> {
  const { db, estimator } = deps;
  const phrases = readPhrases(interests);
  const texts = [...phrases.wanted, ...phrases.unwanted].map(({ text }) => text);
  const embedded = await deps.embedding?.embedPhrases(texts);
  const digests = { words: [WORDS_DIGEST, NO_TABLE], embedding: embedded?.digest };
  const known = await listKnownArticles(db, digests, await deps.scoreFingerprint());
  // Then the thread and its table need not be loaded only to say so.
  if (texts.length === 0 && known.length < FEWEST_WITHOUT_INTERESTS) return { model: undefined, digests };
  const embedding = embedded && {
    model: embedded.model,
    phrases: embedded.phrases,
    sample: await listEmbeddingSample(db, embedded.digest, EMBEDDING_SAMPLE),
  };
  return { model: await estimator.learn({ interests, known, embedding }), digests };
}

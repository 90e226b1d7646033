import type { Database } from '#server/database/open.ts';
import type { EmbeddingSource } from '#server/estimates/embedding/embedding-source.ts';
import type { Estimator } from '#server/estimates/estimator.ts';
import { EMBEDDING_SAMPLE, listEmbeddingSample } from '#server/estimates/known-queries.ts';
import { type InterestTexts, readPhrases } from '#server/estimates/words/phrases.ts';
import { listVotesToCompare, type VoteToCompare } from './feedback-queries.ts';

export type CompareVotesDeps = {
  db: Database;
  estimator: Pick<Estimator, 'learn' | 'estimate'>;
  embedding?: Pick<EmbeddingSource, 'embedPhrases'> | undefined;
};

export type ComparedWithInterests = VoteToCompare & {
  /** The estimate by the interests alone, 0 to 100; undefined where there is none. */
  prior: number | undefined;
  /** The wanted phrase it is closest to. */
  closest: string | undefined;
};

/**
 * What the interests alone say of the articles voted on, the newest first. An article's own estimate cannot tell
 * whether a vote contradicts the interests: it has learnt from the vote. Rejects when the thread dies.
 */
export async function compareVotes(
  { db, estimator, embedding }: CompareVotesDeps,
  interests: InterestTexts,
): Promise<ComparedWithInterests[]> {
  const { wanted, unwanted } = readPhrases(interests);
  const texts = [...wanted, ...unwanted].map(({ text }) => text);
  const embedded = texts.length > 0 ? await embedding?.embedPhrases(texts) : undefined;
  const votes = await listVotesToCompare(db, embedded?.digest);
  const none = votes.map((vote) => ({ ...vote, prior: undefined, closest: undefined }));
  if (texts.length === 0 || votes.length === 0) return none;
  const model = await estimator.learn({
    interests,
    known: [],
    embedding: embedded && {
      model: embedded.model,
      phrases: embedded.phrases,
      // A handful of votes says nothing of a model's spread: the same articles as for the estimates do.
      sample: await listEmbeddingSample(db, embedded.digest, EMBEDDING_SAMPLE),
    },
  });
  if (!model) return none;
  const estimates = await estimator.estimate(model, votes);
  return votes.map((vote, index) => ({
    ...vote,
    prior: estimates[index]?.value,
    closest: estimates[index]?.closest,
  }));
}

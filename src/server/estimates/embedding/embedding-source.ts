import type { EstimatesStatus } from '#shared/estimates.ts';

/** The chosen embedding model, and the vectors it gave these phrases; those it could not read are missing. */
export type EmbeddedPhrases = { model: string; digest: string; phrases: ReadonlyMap<string, Int8Array> };

/** What estimates ask of the embedding model that the owner chose. Articles' vectors come from the database. */
export type EmbeddingSource = {
  /**
   * Undefined when none is chosen, or when it never was seen. Never rejects and never waits for long: with
   * Ollama away the stored vectors are all there is.
   */
  embedPhrases: (texts: readonly string[]) => Promise<EmbeddedPhrases | undefined>;
  /** The digest whose vectors of articles count; undefined when none is chosen. */
  currentDigest: () => Promise<string | undefined>;
  status: () => Promise<EstimatesStatus['embedding']>;
};

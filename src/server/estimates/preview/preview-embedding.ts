import type { Database } from '#server/database/open.ts';
import { findPhraseVectors } from '#server/estimates/embedding/embedding-queries.ts';
import type { EmbeddedPhrases, EmbeddingSource } from '#server/estimates/embedding/embedding-source.ts';
import { type Clock, sleep } from '#server/platform/clock.ts';

export type TypingEmbedding = {
  source: EmbeddingSource;
  /** What it could not help with, in a sentence; undefined when nothing was missing. */
  findGap: () => string | undefined;
};

/** Whoever types waits no longer than this for Ollama (ms). */
const PATIENCE = 1_000;

/**
 * The embedding model for somebody who is waiting: phrases that it has not read within a second are compared by
 * their words alone. It goes on reading them, and has them at the next try.
 */
export function embedWhileTyping({
  db,
  clock,
  source,
}: {
  db: Database;
  clock: Clock;
  source: EmbeddingSource;
}): TypingEmbedding {
  let gap: string | undefined;

  async function findKnown(texts: readonly string[]): Promise<EmbeddedPhrases | undefined> {
    const [digest, { model }] = await Promise.all([source.currentDigest(), source.status()]);
    if (digest === undefined || model === null) return undefined;
    return { model, digest, phrases: await findPhraseVectors(db, digest, texts) };
  }

  async function embedPhrases(texts: readonly string[]): Promise<EmbeddedPhrases | undefined> {
    const enough = new AbortController();
    const embedded = source.embedPhrases(texts).then((found) => ({ found }));
    const inTime = await Promise.race([embedded, sleep(clock, PATIENCE, enough.signal)]);
    enough.abort();
    const found = inTime ? inTime.found : await findKnown(texts);
    const missing = found ? new Set(texts.filter((text) => !found.phrases.has(text))).size : 0;
    if (missing > 0)
      gap = `${found?.model} has not read ${countPhrases(missing)} yet: compared by words alone.`;
    return found;
  }

  return { source: { ...source, embedPhrases }, findGap: () => gap };
}

function countPhrases(count: number): string {
  return count === 1 ? 'one phrase' : `${count} phrases`;
}

import { setImmediate } from 'node:timers/promises';
import { failed, makeFailure, type OllamaResult, succeeded } from '#server/ollama/failure.ts';
import { type AskForVectors, type Embedded, embedBatch } from './embed-batch.ts';
import {
  deleteVectorsOf,
  findPhraseVectors,
  listWaitingArticles,
  listWaitingVotes,
  storeArticleVectors,
  storePhraseVectors,
  storeVoteVectors,
} from './embedding-queries.ts';
import type { CurrentModel, EmbeddingRun } from './embedding-run.ts';
import { writeForEmbedding } from './embedding-text.ts';
import { dropOldPhrases, listSavedPhrases } from './kept-phrases.ts';

/** Texts in one call. */
const AT_ONCE = 32;
/** Vectors of another length so often in a row are no accident: the model is another one under the old digest. */
const MISMATCHES = 3;

/** Some texts that wait, and what becomes of their vectors. */
type Batch = { texts: string[]; store: (vectors: Embedded) => Promise<void> };

export type EmbeddedBatch = 'stored' | 'nothing waits';

/** Embeds the next texts that wait, 32 at most: phrases before articles, newest articles first. */
export async function embedNext(
  run: EmbeddingRun,
  current: CurrentModel,
): Promise<OllamaResult<EmbeddedBatch>> {
  const batch = await findBatch(run, current);
  if (!batch) return succeeded('nothing waits');
  const result = await embedBatch(askModel(run, current), batch.texts);
  if (!result.ok) return result;
  const mismatch = await checkDimension(run, current, result.value);
  if (mismatch) return failed(makeFailure('bad_output', mismatch, 200));
  // Switched off meanwhile, or another one was chosen.
  if (run.burst.signal.aborted) return failed(makeFailure('cancelled', 'The call was cancelled.'));
  await batch.store(result.value);
  await setImmediate();
  return succeeded('stored');
}

export async function isAnythingWaiting(run: EmbeddingRun, current: CurrentModel): Promise<boolean> {
  return (await findBatch(run, current)) !== undefined;
}

/** Vectors of these phrases, asked for where they are not known; those that cannot be had are left out. */
export async function embedPhrases(
  run: EmbeddingRun,
  current: CurrentModel,
  { texts, signal }: { texts: readonly string[]; signal: AbortSignal },
): Promise<Map<string, Int8Array>> {
  const { db, turns } = run.deps;
  const known = await findPhraseVectors(db, current.digest, texts);
  // Somebody only looks what would be: not worth pushing a chat model out of memory, or waiting for Ollama.
  if (run.trouble || !run.fits) return known;
  const missing = texts.filter((text) => !known.has(text) && !run.hopeless.has(text));
  for (let from = 0; from < missing.length && !signal.aborted; from += AT_ONCE) {
    const part = missing.slice(from, from + AT_ONCE);
    const result = await turns.share(() => embedBatch(askModel(run, current, signal), part), signal);
    if (!result.ok || (await checkDimension(run, current, result.value))) return known;
    await storePhrases(run, current, { texts: part, vectors: result.value });
    for (const [index, text] of part.entries()) {
      const vector = result.value[index];
      if (vector) known.set(text, vector);
    }
  }
  if (missing.length > 0) await dropOldPhrases(run, current);
  return known;
}

function askModel(
  { deps, stopping, burst }: EmbeddingRun,
  { model }: CurrentModel,
  asker?: AbortSignal,
): AskForVectors {
  const signal = AbortSignal.any([stopping, asker ?? burst.signal]);
  return async (texts) => {
    const keepAlive = deps.config.keep_alive;
    const answer = await deps.client.embed({ model, input: [...texts], keepAlive, signal });
    return answer.ok ? succeeded(answer.value.embeddings) : answer;
  };
}

async function findBatch(run: EmbeddingRun, current: CurrentModel): Promise<Batch | undefined> {
  const { db } = run.deps;
  const { digest } = current;
  const phrases = await listWaitingPhrases(run, digest);
  if (phrases.length > 0) {
    const texts = phrases.slice(0, AT_ONCE);
    const store = async (vectors: Embedded) => {
      await storePhrases(run, current, { texts, vectors });
      run.deps.onChange();
    };
    return { texts, store };
  }
  const articles = await listWaitingArticles(db, digest, AT_ONCE);
  if (articles.length > 0) {
    const store = async (vectors: Embedded) => {
      const rows = articles.map(({ id, hash }, index) => ({ id, hash, vector: vectors[index] }));
      await storeArticleVectors(db, digest, rows);
      run.unlearnt += rows.length;
      run.deps.onVectors(articles.map(({ id }) => id));
    };
    return { texts: articles.map(writeForEmbedding), store };
  }
  const votes = await listWaitingVotes(db, digest, AT_ONCE);
  if (votes.length === 0) return undefined;
  const store = (vectors: Embedded) =>
    storeVoteVectors(
      db,
      digest,
      votes.map(({ id }, index) => ({ id, vector: vectors[index] })),
    );
  return { texts: votes.map(writeForEmbedding), store };
}

async function listWaitingPhrases(
  { deps: { db }, hopeless }: EmbeddingRun,
  digest: string,
): Promise<string[]> {
  const texts = await listSavedPhrases(db);
  const known = await findPhraseVectors(db, digest, texts);
  return texts.filter((text) => !known.has(text) && !hopeless.has(text));
}

async function storePhrases(
  { deps: { db }, hopeless }: EmbeddingRun,
  { digest }: CurrentModel,
  { texts, vectors }: { texts: string[]; vectors: Embedded },
): Promise<void> {
  const found = new Map<string, Int8Array>();
  for (const [index, text] of texts.entries()) {
    const vector = vectors[index];
    if (vector) found.set(text, vector);
    else hopeless.add(text);
  }
  await storePhraseVectors(db, digest, found);
}

/** What is wrong with the length of these vectors; undefined when nothing is. */
async function checkDimension(
  run: EmbeddingRun,
  { digest }: CurrentModel,
  vectors: Embedded,
): Promise<string | undefined> {
  const lengths = new Set(vectors.flatMap((vector) => (vector ? [vector.length] : [])));
  const [length] = lengths;
  if (length === undefined) return undefined;
  run.dimension ??= length;
  if (lengths.size === 1 && run.dimension === length) {
    run.mismatches = 0;
    return undefined;
  }
  const before = run.dimension;
  run.mismatches += 1;
  if (run.mismatches >= MISMATCHES) {
    await deleteVectorsOf(run.deps.db, digest);
    run.dimension = undefined;
    run.mismatches = 0;
  }
  return `Vectors of ${[...lengths].join(' and ')} numbers came where there were ${before} before.`;
}

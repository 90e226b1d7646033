import type { z } from 'zod';
import { failed, makeFailure, type OllamaResult, succeeded } from './failure.ts';
import type { embeddedSchema } from './wire-schemas.ts';

export type Embeddings = { embeddings: number[][]; promptTokens: number };

/**
 * Vectors that can be compared: as many as there were texts, of one length, of finite numbers, none all zeros.
 * Anything else is `bad_output`.
 */
export function checkEmbeddings(
  { embeddings, prompt_eval_count: promptTokens = 0 }: z.infer<typeof embeddedSchema>,
  texts: number,
): OllamaResult<Embeddings> {
  if (embeddings.length !== texts) return bad(`${embeddings.length} vectors came for ${texts} texts.`);
  const [length = 0] = embeddings.map((vector) => vector.length);
  if (embeddings.some((vector) => vector.length !== length)) return bad('Vectors of different lengths came.');
  const vectors = embeddings.filter(isOfNumbers);
  if (vectors.length < embeddings.length) return bad('A vector held something else than numbers.');
  if (vectors.some((vector) => vector.every((value) => value === 0)))
    return bad('A vector was empty or all zeros.');
  return succeeded({ embeddings: vectors, promptTokens });
}

function isOfNumbers(vector: unknown[]): vector is number[] {
  return vector.every(Number.isFinite);
}

function bad(message: string): OllamaResult<Embeddings> {
  return failed(makeFailure('bad_output', message, 200));
}

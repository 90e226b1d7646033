import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { assetsFolder } from './load-word-vectors.ts';
import { WORDS_DIGEST } from './words-digest.ts';

test('the digest of stored vectors names the assets that are there, so that new ones make new vectors', () => {
  const hash = createHash('sha256');
  for (const name of ['word-vectors.bin', 'common-direction.json']) {
    hash.update(readFileSync(new URL(name, assetsFolder)));
  }
  expect(WORDS_DIGEST).toMatch(new RegExp(`^${hash.digest('hex').slice(0, 12)}-\\d+$`));
});

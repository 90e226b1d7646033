import { expect, test } from 'vitest';
import { storePhraseVectors } from '#server/estimates/embedding/embedding-queries.ts';
import type { EmbeddedPhrases, EmbeddingSource } from '#server/estimates/embedding/embedding-source.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeDatabase } from '#server/testing/make-database.ts';
import { embedWhileTyping } from './preview-embedding.ts';

const vector = new Int8Array([1, 2, 3]);
const current = { model: 'all-minilm:latest', digest: 'd1' };
const found = (...texts: string[]): EmbeddedPhrases => ({
  ...current,
  phrases: new Map(texts.map((text) => [text, vector])),
});

const status = { state: 'ready' as const, reason: null, hint: null, done: 0, total: 0, ...current };

async function makeBench(embedPhrases: EmbeddingSource['embedPhrases'], chosen = true) {
  const [db, clock] = [await makeDatabase(), makeFakeClock()];
  const source: EmbeddingSource = {
    embedPhrases,
    currentDigest: async () => (chosen ? 'd1' : undefined),
    status: async () => (chosen ? status : { ...status, state: 'off', model: null, digest: null }),
  };
  return { db, clock, ...embedWhileTyping({ db, clock, source }) };
}

test('what the model has read in time counts, and nothing is missing', async () => {
  const bench = await makeBench(async (texts) => found(...texts));
  expect(await bench.source.embedPhrases(['Trains', 'Ferries'])).toEqual(found('Trains', 'Ferries'));
  expect(bench.findGap()).toBeUndefined();
  expect(bench.clock.pending()).toBe(0);
});

test('after a second the stored vectors count, and it says how many phrases have none', async () => {
  const bench = await makeBench(() => new Promise(() => undefined));
  await storePhraseVectors(bench.db, 'd1', new Map([['Trains', vector]]));
  const asked = bench.source.embedPhrases(['Trains', 'Ferries', 'Bread']);
  await bench.clock.advance(1_000);
  expect(await asked).toEqual(found('Trains'));
  expect(bench.findGap()).toBe('all-minilm:latest has not read 2 phrases yet: compared by words alone.');
});

test('phrases that the model could not read at once are a gap too', async () => {
  const bench = await makeBench(async () => found('Trains'));
  await bench.source.embedPhrases(['Trains', 'Ferries']);
  expect(bench.findGap()).toBe('all-minilm:latest has not read one phrase yet: compared by words alone.');
});

test('without a model there is nothing to miss', async () => {
  const bench = await makeBench(async () => undefined, false);
  expect(await bench.source.embedPhrases(['Trains'])).toBeUndefined();
  expect(bench.findGap()).toBeUndefined();
});

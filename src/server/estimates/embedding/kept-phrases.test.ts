import { expect, test } from 'vitest';
import { type EmbeddingBench, makeEmbedding } from '#server/testing/make-embedding.ts';

const listPhrases = async ({ db }: EmbeddingBench) =>
  (await db.selectFrom('phrase_vectors').select('text').orderBy('text').execute()).map(({ text }) => text);
const holds = (bench: EmbeddingBench, texts: string[]) => async () =>
  JSON.stringify(await listPhrases(bench)) === JSON.stringify(texts);

test('of what was tried and not saved only the last text keeps its vectors, beside the saved ones', async () => {
  const bench = await makeEmbedding();
  await bench.want('Lighthouses');
  await bench.until(holds(bench, ['Lighthouses']));
  await bench.embedding.embedPhrases(['Lighthouses', 'Ferries']);
  expect(await listPhrases(bench)).toEqual(['Ferries', 'Lighthouses']);
  await bench.embedding.embedPhrases(['Trains']);
  expect(await listPhrases(bench)).toEqual(['Lighthouses', 'Trains']);
  // Whoever learns asks for what is saved: that is no preview.
  await bench.embedding.embedPhrases(['Lighthouses']);
  await bench.want('Tide tables');
  await bench.until(holds(bench, ['Tide tables', 'Trains']));
});

test('what is saved after it was tried is not read again', async () => {
  const bench = await makeEmbedding();
  await bench.want('Lighthouses');
  await bench.until(holds(bench, ['Lighthouses']));
  await bench.embedding.embedPhrases(['Ferries']);
  const asked = bench.asked().length;
  await bench.want('Ferries');
  await bench.until(holds(bench, ['Ferries']));
  expect(bench.asked()).toHaveLength(asked);
});

test('after a restart what was tried before is gone', async () => {
  const bench = await makeEmbedding();
  await bench.want('Lighthouses');
  await bench.until(holds(bench, ['Lighthouses']));
  await bench.embedding.embedPhrases(['Ferries']);
  await bench.restart();
  await bench.until(holds(bench, ['Lighthouses']));
});

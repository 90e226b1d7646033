import { expect, test } from 'vitest';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { type EmbeddingBench, makeEmbedding } from '#server/testing/make-embedding.ts';
import type { EmbedFault } from '#server/testing/ollama-simulator/faults.ts';
import { makeModel } from '#server/testing/ollama-simulator/models.ts';

const MINUTE = 60_000;
const minilm = makeModel({ name: 'all-minilm:latest', capabilities: ['embedding'], contextLength: 512 });
const readVectors = ({ db }: EmbeddingBench) =>
  db
    .selectFrom('article_vectors')
    .selectAll()
    .where('source', '=', 'embedding')
    .orderBy('article_id')
    .execute();
const isIn = (bench: EmbeddingBench, state: string) => async () => {
  const status = await bench.embedding.status();
  return status.state === state && status;
};
const isDone = (bench: EmbeddingBench, done: number) => async () => {
  const status = await bench.embedding.status();
  return status.done === done && status.state === 'ready' && status;
};
/** Lets whatever waits for the clock go on until the condition holds. */
async function pass(bench: EmbeddingBench, look: () => Promise<unknown>): Promise<void> {
  for (let minutes = 0; minutes < 60 && !(await look()); minutes += 1) {
    await bench.clock.advance(MINUTE);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

test.each<EmbedFault>(['too_long', 'not_a_number', 'zeros'])(
  'one text that the model cannot read (%s) costs no other its vector, and is counted',
  async (fault) => {
    const bench = await makeEmbedding();
    bench.ollama.setFaults({
      embeds: ({ input }) => (input.some((text) => /poison/.test(text)) ? fault : 'none'),
    });
    const [first, poisoned, last] = await bench.add([
      makeArticle({ title: 'One' }),
      makeArticle({ title: 'poison' }),
      makeArticle({ title: 'Two' }),
    ]);
    expect(await bench.until(isDone(bench, 3))).toMatchObject({
      reason: 'all-minilm:latest could not read 1 article: built-in estimates only.',
    });
    expect((await readVectors(bench)).map(({ article_id, vector }) => [article_id, vector !== null])).toEqual(
      [
        [first, true],
        [poisoned, false],
        [last, true],
      ],
    );
  },
);

test('a text that is too long is tried once more with its first half', async () => {
  const bench = await makeEmbedding();
  bench.ollama.setFaults({
    embeds: ({ input }) => (input.some((text) => text.length > 300) ? 'too_long' : 'none'),
  });
  await bench.add([makeArticle({ title: 'Long', text: 'A word about the tides. '.repeat(20) })]);
  expect(await bench.until(isDone(bench, 1))).toMatchObject({ reason: null });
  expect(bench.asked().map(([text = '']) => Math.ceil(text.length / 100))).toEqual([5, 5, 3]);
});

test('what could not be read is looked at again after a restart', async () => {
  const bench = await makeEmbedding();
  bench.ollama.setFaults({ embeds: () => 'not_a_number' });
  await bench.add(makeArticles(1));
  expect(await bench.until(isDone(bench, 1))).toMatchObject({ reason: expect.stringContaining('1 article') });
  bench.ollama.setFaults({ embeds: [] });
  const again = await bench.restart();
  await bench.until(
    async () => (await readVectors(bench))[0]?.vector && (await again.status()).state === 'ready',
  );
  expect(await again.status()).toMatchObject({ reason: null });
});

test.each<[EmbedFault, string, RegExp]>([
  ['zeros', 'trouble', /vectors that cannot be used/],
  ['not_a_number', 'trouble', /vectors that cannot be used/],
  ['nulls', 'trouble', /vectors that cannot be used/],
  ['fewer', 'trouble', /vectors that cannot be used/],
  ['too_long', 'trouble', /cannot read even a few sentences/],
  ['out_of_memory', 'trouble', /does not fit in memory/],
  ['busy', 'waiting', /busy/],
])('a model that fails with every text (%s) is told with the reason, and tried again', async (...row) => {
  const [fault, state, reason] = row;
  const bench = await makeEmbedding();
  bench.ollama.setFaults({ embeds: () => fault });
  await bench.add(makeArticles(3));
  expect(await bench.until(isIn(bench, state))).toMatchObject({
    reason: expect.stringMatching(reason),
    hint: expect.any(String),
    done: 0,
    total: 3,
  });
  expect(await readVectors(bench)).toEqual([]);
  bench.ollama.setFaults({ embeds: [] });
  await pass(bench, isDone(bench, 3));
  expect(await bench.embedding.status()).toMatchObject({ state: 'ready', done: 3, reason: null });
});

test('vectors of another length are refused; a model that stays with them is begun anew', async () => {
  const bench = await makeEmbedding();
  await bench.add(makeArticles(2));
  await bench.until(isDone(bench, 2));
  bench.ollama.setFaults({ embeds: () => 'shorter' });
  await bench.add([makeArticle({ title: 'One more' })]);
  expect(await bench.until(isIn(bench, 'trouble'))).toMatchObject({ done: 2, total: 3 });
  expect((await readVectors(bench)).map(({ vector }) => vector?.length)).toEqual([384, 384]);
  await pass(bench, isDone(bench, 3));
  expect((await readVectors(bench)).map(({ vector }) => vector?.length)).toEqual([192, 192, 192]);
});

test('while Ollama is away nothing is lost, and what was made before goes on counting', async () => {
  const bench = await makeEmbedding();
  await bench.add(makeArticles(2));
  await bench.until(isDone(bench, 2));
  const digest = await bench.embedding.currentDigest();
  await bench.ollama.stop();
  await bench.add([makeArticle({ title: 'One more' })]);
  expect(await bench.until(isIn(bench, 'waiting'))).toMatchObject({
    reason: expect.stringContaining('not reachable'),
    done: 2,
    total: 3,
  });
  expect(await bench.embedding.currentDigest()).toBe(digest);
  // The program too starts while Ollama is away.
  const again = await bench.restart();
  expect(await again.currentDigest()).toBe(digest);
  await bench.ollama.restart();
  await pass(bench, async () => (await again.status()).done === 3);
  expect(await again.status()).toMatchObject({ state: 'ready', done: 3 });
});

test('an Ollama that went away while nothing waits is noticed by whoever looks at the status', async () => {
  const bench = await makeEmbedding();
  await bench.add(makeArticles(1));
  await bench.until(isDone(bench, 1));
  await bench.ollama.stop();
  await bench.clock.advance(MINUTE);
  expect(await bench.until(isIn(bench, 'waiting'))).toMatchObject({
    reason: expect.stringContaining('not reachable'),
    hint: expect.any(String),
    done: 1,
    total: 1,
  });
  await bench.ollama.restart();
  await pass(bench, isDone(bench, 1));
});

test('a model that is gone counts no more, with the reason, and is taken up where it was when it is back', async () => {
  const bench = await makeEmbedding();
  await bench.add(makeArticles(2));
  await bench.until(isDone(bench, 2));
  const calls = bench.asked().length;
  bench.ollama.setModels([]);
  bench.bus.publish({ type: 'models_changed' });
  expect(await bench.until(isIn(bench, 'trouble'))).toMatchObject({
    reason: expect.stringContaining('not installed'),
    hint: expect.stringContaining('Pull it'),
    digest: null,
  });
  expect(await bench.embedding.currentDigest()).toBeUndefined();
  expect(await bench.embedding.embedPhrases(['tides'])).toBeUndefined();
  bench.ollama.setModels([minilm]);
  bench.bus.publish({ type: 'models_changed' });
  await bench.until(isDone(bench, 2));
  expect(bench.asked()).toHaveLength(calls);
});

test('a model that is deleted in the middle of a batch ends as one that is gone', async () => {
  const bench = await makeEmbedding();
  bench.ollama.setFaults({
    embeds: () => {
      bench.ollama.setModels([]);
      return 'not_a_number';
    },
  });
  await bench.add(makeArticles(40));
  expect(await bench.until(isIn(bench, 'trouble'))).toMatchObject({
    reason: expect.stringContaining('not installed'),
  });
  expect(await readVectors(bench)).toEqual([]);
});

test('a model that only chats is named, and nothing is asked of it', async () => {
  const bench = await makeEmbedding({ model: 'llama3.2:3b' });
  await bench.add(makeArticles(1));
  expect(await bench.until(isIn(bench, 'trouble'))).toMatchObject({
    reason: expect.stringContaining('makes no vectors'),
  });
  expect(bench.asked()).toEqual([]);
});

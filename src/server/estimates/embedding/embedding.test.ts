import { expect, test } from 'vitest';
import { markArticle } from '#server/articles/mark-article.ts';
import { storeVote } from '#server/estimates/votes/feedback-queries.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { type EmbeddingBench, makeEmbedding } from '#server/testing/make-embedding.ts';
import { makeModel } from '#server/testing/ollama-simulator/models.ts';

const minilm = 'all-minilm:latest';
const isReady =
  ({ embedding }: EmbeddingBench, total: number) =>
  async () => {
    const status = await embedding.status();
    return status.state === 'ready' && status.done === total && status;
  };
const readVectors = ({ db }: EmbeddingBench) =>
  db
    .selectFrom('article_vectors')
    .selectAll()
    .where('source', '=', 'embedding')
    .orderBy('article_id')
    .execute();

test('unread articles are embedded, the newest first, 32 at a time, phrases before them', async () => {
  const bench = await makeEmbedding({ model: null });
  const ids = await bench.add(makeArticles(70));
  await bench.want('Tides, harbours');
  await bench.choose(minilm);
  expect(await bench.until(isReady(bench, 70))).toMatchObject({ model: minilm, reason: null, hint: null });
  const [phrases, ...batches] = bench.asked();
  expect(phrases).toEqual(['Tides, harbours', 'Tides', 'harbours']);
  expect(batches.map((texts) => texts.length)).toEqual([32, 32, 6]);
  expect(batches[0]?.[0]).toMatch(/^Article 1 A write-ahead log/);
  expect(bench.told.ids).toEqual(ids);
  expect(bench.told.anew).toBeGreaterThan(0);
  expect((await readVectors(bench)).every(({ vector }) => vector?.length === 384)).toBe(true);
});

test('what is read is not embedded, unless it was voted on', async () => {
  const bench = await makeEmbedding({ model: null });
  const [voted = 0, read = 0, unread = 0] = await bench.add(makeArticles(3));
  for (const id of [voted, read]) await markArticle(bench, id, { read: true });
  await storeVote(bench.db, voted, { verdict: 'more', now: 0 });
  await bench.choose(minilm);
  await bench.until(isReady(bench, 2));
  expect((await readVectors(bench)).map(({ article_id }) => article_id)).toEqual([voted, unread]);
  const kept = await bench.db.selectFrom('feedback').select(['embedding', 'embedding_digest']).execute();
  expect(kept).toMatchObject([{ embedding: expect.any(Uint8Array), embedding_digest: expect.any(String) }]);
});

test('a vote whose article is gone gets its vector from what is left of it', async () => {
  const bench = await makeEmbedding({ model: null });
  const [gone = 0] = await bench.add([makeArticle({ title: 'Lighthouses', text: 'They turn.' })]);
  await storeVote(bench.db, gone, { verdict: 'more', now: 0 });
  await bench.db.deleteFrom('articles').where('id', '=', gone).execute();
  await bench.choose(minilm);
  await bench.until(() => bench.asked().length > 0);
  expect(bench.asked()).toEqual([['Lighthouses They turn.']]);
  await bench.until(async () => {
    const [kept] = await bench.db.selectFrom('feedback').select('embedding').execute();
    return kept?.embedding?.length === 384;
  });
});

test('an article without a word needs no call and counts as looked at', async () => {
  const bench = await makeEmbedding();
  await bench.add([makeArticle({ title: '', text: ' ', externalId: 'empty' })]);
  expect(await bench.until(isReady(bench, 1))).toMatchObject({
    reason: expect.stringContaining('1 article'),
  });
  expect(bench.asked()).toEqual([]);
});

test('what is embedded is not embedded again, after a restart neither', async () => {
  const bench = await makeEmbedding();
  await bench.add(makeArticles(3));
  await bench.until(isReady(bench, 3));
  const calls = bench.asked().length;
  const again = await bench.restart();
  await bench.until(async () => (await again.status()).state === 'ready');
  await bench.add([makeArticle({ title: 'One more' })]);
  await bench.until(async () => (await again.status()).done === 4);
  expect(bench.asked().slice(calls).flat()).toHaveLength(1);
});

test('an article whose text was changed by its feed is embedded again', async () => {
  const bench = await makeEmbedding();
  const article = makeArticle({ title: 'Correction' });
  await bench.add([article]);
  await bench.until(isReady(bench, 1));
  const calls = bench.asked().length;
  await bench.add([makeArticle({ ...article, text: 'Another text.', html: '<p>Another text.</p>' })]);
  await bench.until(() => bench.asked().length > calls);
  expect(bench.asked().at(-1)).toEqual(['Correction Another text.']);
  await bench.until(isReady(bench, 1));
});

test('another model makes all vectors again; those of the first one are gone in the end', async () => {
  const bench = await makeEmbedding();
  const ids = await bench.add(makeArticles(3));
  await bench.until(isReady(bench, 3));
  await markArticle(bench, ids[2] ?? 0, { read: true });
  const before = await bench.embedding.currentDigest();
  const other = makeModel({ name: 'embeddinggemma:300m', capabilities: ['embedding'], contextLength: 2_048 });
  bench.ollama.setModels([other]);
  await bench.choose('embeddinggemma:300m');
  await bench.until(isReady(bench, 2));
  expect(await bench.embedding.currentDigest()).toBe(other.digest);
  expect(other.digest).not.toBe(before);
  await bench.until(async () => (await readVectors(bench)).every(({ digest }) => digest === other.digest));
  expect(await readVectors(bench)).toHaveLength(2);
});

test('the same name with a newer digest is another model', async () => {
  const bench = await makeEmbedding();
  await bench.add(makeArticles(2));
  await bench.until(isReady(bench, 2));
  const newer = makeModel({ name: minilm, digest: 'b'.repeat(64), capabilities: ['embedding'] });
  bench.ollama.setModels([newer]);
  bench.bus.publish({ type: 'models_changed' });
  await bench.until(async () => (await readVectors(bench)).every(({ digest }) => digest === newer.digest));
  expect(await bench.embedding.currentDigest()).toBe(newer.digest);
});

test('switched off, its vectors count no more at once, are there when it is back soon, and go later', async () => {
  const bench = await makeEmbedding();
  await bench.add(makeArticles(2));
  await bench.until(isReady(bench, 2));
  const changes = bench.told.anew;
  await bench.choose(null);
  expect(await bench.embedding.currentDigest()).toBeUndefined();
  await bench.until(() => bench.told.anew === changes + 1);
  expect(await bench.embedding.status()).toMatchObject({ model: null, state: 'off', done: 0, total: 0 });
  const calls = bench.asked().length;
  await bench.choose(minilm);
  await bench.until(isReady(bench, 2));
  expect(bench.asked()).toHaveLength(calls);
  const again = bench.told.anew;
  await bench.choose(null);
  await bench.until(() => bench.told.anew === again + 1);
  await bench.clock.advance(10 * 60_000);
  expect(await readVectors(bench)).toEqual([]);
});

test('switching off ends the call that is under way', async () => {
  const bench = await makeEmbedding();
  const begun = Promise.withResolvers<void>();
  bench.ollama.setFaults({
    embeds: () => {
      begun.resolve();
      return 'hang';
    },
  });
  await bench.add(makeArticles(2));
  await begun.promise;
  await bench.choose(null);
  const call = bench.ollama.requests.find(({ path }) => path === '/api/embed');
  expect(await call?.ended).toBe('left');
  expect(await readVectors(bench)).toEqual([]);
});

test('phrases that nobody saved yet are asked for at once, and remembered', async () => {
  const bench = await makeEmbedding();
  await bench.add(makeArticles(1));
  await bench.until(isReady(bench, 1));
  const found = await bench.embedding.embedPhrases(['lighthouses', 'tide tables']);
  expect([...(found?.phrases.keys() ?? [])]).toEqual(['lighthouses', 'tide tables']);
  const calls = bench.asked().length;
  expect((await bench.embedding.embedPhrases(['tide tables']))?.phrases.size).toBe(1);
  expect(bench.asked()).toHaveLength(calls);
});

test('a test of a model has the way to itself', async () => {
  const bench = await makeEmbedding();
  const held = Promise.withResolvers<void>();
  const alone = bench.turns.alone(() => held.promise, new AbortController().signal);
  await bench.add(makeArticles(2));
  await bench.until(async () => (await bench.embedding.status()).state === 'working');
  expect(bench.asked()).toEqual([]);
  held.resolve();
  await alone;
  await bench.until(isReady(bench, 2));
});

test('what is known of a new model is learnt from again when it has read few articles, and not for each one more', async () => {
  const bench = await makeEmbedding({ model: null });
  await bench.add(makeArticles(60));
  await bench.choose(minilm);
  await bench.until(isReady(bench, 60));
  // Once because another model counts, once because of its vectors.
  await bench.until(() => bench.told.anew === 2);
  await bench.add([makeArticle({ title: 'One more' })]);
  await bench.until(isReady(bench, 61));
  expect(bench.told.anew).toBe(2);
});

import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { createEstimator } from '#server/estimates/estimator.ts';
import { listKnownArticles } from '#server/estimates/known-queries.ts';
import { type AppEvent, createEventBus } from '#server/events/bus.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { listVotesToCompare } from './feedback-queries.ts';
import { vote } from './vote.ts';

async function makeBench() {
  const [db, clock, bus] = [await makeDatabase(), makeFakeClock(), createEventBus(silentLogger)];
  const heard: AppEvent[] = [];
  bus.subscribe((event) => heard.push(event));
  const estimator = createEstimator();
  cleanUpLater(estimator.close);
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: clock.now() });
  const { added } = await storeArticles(db, feedId, { articles: [makeArticle()], now: clock.now() });
  return { db, clock, bus, heard, estimator, feedId, id: added[0] ?? 0 };
}

type Bench = Awaited<ReturnType<typeof makeBench>>;

const blob = new Uint8Array([127, 200, 3, 4]);

async function giveVectors({ db, id }: Bench): Promise<void> {
  const vector = { article_id: id, text_hash: 'h', vector: blob };
  await db
    .insertInto('article_vectors')
    .values([
      { ...vector, source: 'words', digest: 'table', codes: blob, language: 'english' },
      { ...vector, source: 'embedding', digest: 'model', codes: null, language: null },
    ])
    .execute();
}

const digests = { words: ['table'], embedding: 'model' };

test('a vote teaches the same when its article and its feed are gone', async () => {
  const bench = await makeBench();
  await giveVectors(bench);
  await vote(bench, bench.id, 'less');
  const before = await listKnownArticles(bench.db, digests, undefined);
  expect(before).toEqual([
    {
      target: 15,
      weight: 1,
      words: new Int8Array([127, -56, 3, 4]),
      codes: new Uint32Array([0x0403c87f]),
      embedding: new Int8Array([127, -56, 3, 4]),
    },
  ]);
  await bench.db.deleteFrom('feeds').execute();
  expect(await bench.db.selectFrom('article_vectors').selectAll().execute()).toEqual([]);
  expect(await listKnownArticles(bench.db, digests, undefined)).toEqual(before);
});

test('without its article, vectors of another embedding model do not count', async () => {
  const bench = await makeBench();
  await giveVectors(bench);
  await vote(bench, bench.id, 'more');
  await bench.db.deleteFrom('articles').execute();
  expect(await listVotesToCompare(bench.db, 'model')).toMatchObject([{ embedding: expect.any(Int8Array) }]);
  expect(await listVotesToCompare(bench.db, 'another')).toMatchObject([{ embedding: undefined }]);
});

test('a vote on an article that was never read is read from its title and beginning', async () => {
  const bench = await makeBench();
  await vote(bench, bench.id, 'more');
  const [known] = await listKnownArticles(bench.db, digests, undefined);
  const [read] = await bench.estimator.read([
    { title: makeArticle().title, text: makeArticle().excerpt, declared: null },
  ]);
  expect(known).toMatchObject({ words: read?.words, codes: read?.codes });
  expect(known?.words).toHaveLength(100);
});

test('a vote stands when its words cannot be read, and they are read with the next one', async () => {
  const bench = await makeBench();
  const broken = { ...bench, estimator: { read: () => Promise.reject(new Error('the thread died')) } };
  expect(await vote(broken, bench.id, 'more')).toMatchObject({ feedback: 'more' });
  expect(bench.heard).toEqual([{ type: 'votes_changed' }, { type: 'articles_changed', ids: [bench.id] }]);
  expect((await listVotesToCompare(bench.db, undefined))[0]?.words).toBeUndefined();
  await vote(bench, bench.id, 'less');
  expect((await listVotesToCompare(bench.db, undefined))[0]).toMatchObject({
    verdict: 'less',
    words: expect.any(Int8Array),
  });
});

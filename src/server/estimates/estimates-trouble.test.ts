import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { silentLogger } from '#server/platform/logger.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeEstimates } from '#server/testing/make-estimates.ts';
import { makeTempFolder } from '#server/testing/make-temp-folder.ts';
import { createEstimator } from './estimator.ts';
import { createEstimates, type EstimatesDeps } from './start-estimates.ts';

const estimator = createEstimator();
afterAll(estimator.close);

const titles = ['The night train to Vienna is back', 'Football results of the weekend'];
const articles = () => titles.map((title) => makeArticle({ title, text: '' }));

test('without the table nobody waits, and the reason stands in the status; a repaired one is used', async () => {
  const broken = createEstimator({ assets: pathToFileURL(`${makeTempFolder()}/`) });
  cleanUpLater(broken.close);
  let current: EstimatesDeps['estimator'] = broken;
  const turning: EstimatesDeps['estimator'] = {
    read: (sent) => current.read(sent),
    learn: (sent) => current.learn(sent),
    estimate: (model, sent) => current.estimate(model, sent),
    findTrouble: () => current.findTrouble(),
  };
  const { room, store, want, rows, until } = await makeEstimates({ estimator: turning });
  await want('night trains');
  await room.start();
  const ids = await store(articles());
  await room.settled();
  expect((await rows(ids)).map(({ estimate }) => estimate)).toEqual([null, null]);
  const { built_in } = await room.status();
  expect(built_in).toMatchObject({
    ready: false,
    trouble: expect.stringContaining('word-vectors.bin is missing'),
  });
  current = estimator;
  expect((await room.status()).built_in).toEqual({ ready: true, trouble: null });
  await until(async () => (await rows(ids)).every(({ estimate }) => estimate !== null));
});

test('when the thread dies nobody waits, and a minute later it is tried again', async () => {
  let dead = true;
  const dying: EstimatesDeps['estimator'] = {
    ...estimator,
    findTrouble: () => (dead ? Promise.reject(new Error('out of memory')) : estimator.findTrouble()),
  };
  const { room, store, want, rows, clock, until } = await makeEstimates({ estimator: dying });
  await want('night trains');
  await room.start();
  const ids = await store(articles());
  await room.settled();
  expect((await rows(ids))[0]?.estimate).toBeNull();
  dead = false;
  await clock.advance(60_000);
  await until(async () => (await rows(ids)).every(({ estimate }) => estimate !== null));
});

test('whoever waits goes on after five seconds in any case', async () => {
  const silent = { ...estimator, read: () => new Promise<never>(() => undefined) };
  const { store, clock, db, bus } = await makeEstimates({ estimator });
  const scoreFingerprint = async () => undefined;
  const stuck = createEstimates({
    db,
    bus,
    clock,
    estimator: silent,
    scoreFingerprint,
    logger: silentLogger,
  });
  await stuck.start();
  await store(articles());
  let settled = false;
  const waiting = stuck.settled().then(() => {
    settled = true;
  });
  await clock.advance(4_999);
  expect(settled).toBe(false);
  await clock.advance(1);
  await waiting;
  expect(settled).toBe(true);
});

test('articles in another language are counted, and wait', async () => {
  const { room, store, want } = await makeEstimates({ estimator });
  await want('night trains');
  await room.start();
  const german = ['Der Nachtzug nach Wien ist wieder da', 'Die Ergebnisse vom Wochenende und noch mehr'];
  await store([...german.map((title) => makeArticle({ title, text: '', language: 'de' })), ...articles()]);
  await room.settled();
  expect(await room.status()).toMatchObject({
    language_note:
      '2 of 4 unread articles are in another language than English: they wait for an embedding model or the judge.',
    estimated: 2,
    unestimated: 2,
    embedding: { state: 'off' },
  });
});

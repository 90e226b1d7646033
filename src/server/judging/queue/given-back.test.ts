import { expect, test } from 'vitest';
import { updateMarks, withdrawArticlesOf } from '#server/articles/mark-queries.ts';
import { storeArticles } from '#server/articles/store-articles.ts';
import { loadConfig } from '#server/config/load.ts';
import { readLimits } from '#server/judging/start-judging.ts';
import { allLanes } from '#server/testing/all-lanes.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeAnsweringClient, makeInstalledModel } from '#server/testing/make-answering-client.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { claimJob } from './claim-queries.ts';
import { enqueueArticles, releaseAllJobs, releaseJob, widenJobs } from './job-queries.ts';
import { judgeArticle, recordFailure } from './judge-article.ts';

const model = makeInstalledModel();
const second = makeInstalledModel({ name: 'llama3.2:3b', digest: 'b'.repeat(64) });
const alone = { categorization: model, scoring: model };

/** One queued article, and what becomes of it. */
async function makeDesk() {
  const [db, clock] = [await makeDatabase(), makeFakeClock()];
  const now = clock.now();
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now });
  const { added } = await storeArticles(db, feedId, { articles: [makeArticle()], now });
  const [id = 0] = added;
  const take = async () => {
    const job = await claimJob(db, { now, leaseUntil: now + 60_000, lanes: allLanes });
    if (!job) throw new Error('Nothing is queued.');
    return job;
  };
  const limits = readLimits(loadConfig({}));
  return {
    db,
    id,
    take,
    queue: (reason: 'new' | 'by_hand' | 're-evaluate', stages: 'both' | 'score' = 'both') =>
      enqueueArticles(db, [id], { reason, now, stages }),
    /** The model says this; `meanwhile` is done before it does. */
    judge: async (meanwhile = async () => {}, { models = alone, says = {} } = {}) => {
      const client = makeAnsweringClient(async () => {
        await meanwhile();
        return says;
      });
      const { signal } = new AbortController();
      return judgeArticle({ db, clock, client, limits }, await take(), { models, signal });
    },
    read: () => updateMarks(db, id, { marks: { read: true }, now }),
    neverJudge: async () => {
      await db.updateTable('feeds').set({ never_judge: 1 }).execute();
      await withdrawArticlesOf(db, feedId, now);
    },
    jobs: () => db.selectFrom('judging_jobs').select(['reason', 'stages']).execute(),
    article: () => db.selectFrom('articles').select(['state', 'rejudging']).executeTakeFirstOrThrow(),
  };
}

type Desk = Awaited<ReturnType<typeof makeDesk>>;

const changes: [string, (desk: Desk) => Promise<unknown>][] = [
  ['was read', ({ read }) => read()],
  ['is of a feed that is never judged any more', ({ neverJudge }) => neverJudge()],
];
const ways: [string, (desk: Desk, meanwhile: () => Promise<void>) => Promise<unknown>][] = [
  [
    'given back',
    async ({ db, id, take }, meanwhile) => {
      await take();
      await meanwhile();
      await releaseJob(db, id, { attempts: 1, notBefore: 0 });
    },
  ],
  [
    'found after a crash',
    async ({ db, take }, meanwhile) => {
      await take();
      await meanwhile();
      await releaseAllJobs(db);
    },
  ],
  [
    'read by the first of two models',
    ({ judge }, meanwhile) => judge(meanwhile, { models: { categorization: model, scoring: second } }),
  ],
];
const table = changes.flatMap(([what, change]) => ways.map(([how, way]) => ({ what, how, change, way })));

test.each(table)(
  'an article that $what in mid-call and is $how leaves the queue',
  async ({ change, way }) => {
    const desk = await makeDesk();
    await desk.queue('new');
    await way(desk, async () => void (await change(desk)));
    expect(await desk.jobs()).toEqual([]);
    expect(await desk.article()).toEqual({ state: 'not_queued', rejudging: 0 });
  },
);

test.each(ways)('what the owner asked for stays when it is %s, read or not', async (_, way) => {
  const desk = await makeDesk();
  await desk.queue('by_hand');
  await way(desk, async () => void (await desk.read()));
  expect(await desk.jobs()).toEqual([{ reason: 'by_hand', stages: 'both' }]);
  expect(await desk.article()).toEqual({ state: 'waiting', rejudging: 0 });
});

test('a given back article that nothing happened to goes on waiting', async () => {
  const desk = await makeDesk();
  await desk.queue('new');
  await desk.take();
  await releaseJob(desk.db, desk.id, { attempts: 1, notBefore: 0 });
  expect(await desk.jobs()).toHaveLength(1);
});

const wishes: [string, (desk: Desk) => Promise<void>, 'by_hand' | 're-evaluate'][] = [
  ['Judge again', ({ queue }) => queue('by_hand'), 'by_hand'],
  ['Re-evaluate all in full', ({ db }) => widenJobs(db), 're-evaluate'],
];

test.each(wishes)(
  '%s while the score alone is asked for is done after that, in full',
  async (_, wish, reason) => {
    const desk = await makeDesk();
    await desk.queue('new');
    await desk.judge();
    await desk.queue('re-evaluate', 'score');
    expect(await desk.judge(() => wish(desk))).toMatchObject({ kind: 'judged' });
    expect(await desk.jobs()).toEqual([{ reason, stages: 'both' }]);
    expect(await desk.article()).toEqual({ state: 'judged', rejudging: 1 });
    await desk.judge();
    expect(await desk.jobs()).toEqual([]);
    expect(await desk.article()).toEqual({ state: 'judged', rejudging: 0 });
  },
);

test('it is done too where the score alone failed, with a bad answer or with none', async () => {
  const desk = await makeDesk();
  await desk.queue('new');
  await desk.judge();
  await desk.queue('re-evaluate', 'score');
  const wish = { reason: 'by_hand', stages: 'both' };
  const badly = { says: { interest: 99 } };
  expect(await desk.judge(() => desk.queue('by_hand'), badly)).toMatchObject({ kind: 'failed' });
  expect(await desk.jobs()).toEqual([wish]);

  await desk.judge();
  await desk.queue('re-evaluate', 'score');
  const job = await desk.take();
  await desk.queue('by_hand');
  const failure = { class: 'stalled', text: 'It stalled.', rawAnswer: null, failedAt: 1 };
  await recordFailure(desk.db, job, { ...failure, fingerprints: { categories: '', score: '' } });
  expect(await desk.jobs()).toEqual([wish]);
});

test('judging again while everything is being asked for needs no second call', async () => {
  const desk = await makeDesk();
  await desk.queue('new');
  await desk.judge(() => desk.queue('by_hand'));
  expect(await desk.jobs()).toEqual([]);
});

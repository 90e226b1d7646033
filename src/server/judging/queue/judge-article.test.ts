import { expect, test } from 'vitest';
import { findArticleRows } from '#server/articles/row-queries.ts';
import { storeArticles } from '#server/articles/store-articles.ts';
import { createEventBus } from '#server/events/bus.ts';
import { PROMPT_VERSION } from '#server/judging/prompts/templates.ts';
import { claimJob } from '#server/judging/queue/claim-queries.ts';
import { enqueueArticles } from '#server/judging/queue/job-queries.ts';
import { findFailure, findJudgement } from '#server/judging/scores/judgement-queries.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { saveInterests } from '#server/settings/interests.ts';
import { allLanes } from '#server/testing/all-lanes.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import {
  makeAnsweringClient,
  makeInstalledModel,
  type SaidAnswer,
} from '#server/testing/make-answering-client.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { type JudgeOutcome, judgeArticle } from './judge-article.ts';

const limits = {
  thinking: 'auto' as const,
  contextLength: 4_096,
  keepAlive: '10m',
  firstTokenTimeout: 1_000,
  idleTimeout: 1_000,
  totalTimeout: 1_000,
};

type Answer = Parameters<typeof makeAnsweringClient>[0];

const { signal } = new AbortController();
const model = makeInstalledModel();
const second = makeInstalledModel({ name: 'llama3.2:3b', digest: 'b'.repeat(64) });
const one = { models: { categorization: model, scoring: model }, signal };
const two = { models: { categorization: model, scoring: second }, signal };

/** One queued article in a database with written interests. */
async function makeDesk(interests = 'Storage engines') {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  await saveInterests({ db, clock, bus: createEventBus(silentLogger) }, { interests, anti_interests: '' });
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: clock.now() });
  const { added } = await storeArticles(db, feedId, { articles: [makeArticle()], now: clock.now() });
  const id = added[0] ?? 0;
  await enqueueArticles(db, [id], { reason: 'new', now: clock.now() });
  const category = async (slug: string) =>
    (await db.selectFrom('categories').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id;
  return {
    db,
    id,
    feedId,
    category,
    row: async () => (await findArticleRows(db, [id], clock.now()))[0],
    names: async () => (await findArticleRows(db, [id], clock.now()))[0]?.categories.map(({ name }) => name),
    judge: (answer: Answer): Promise<JudgeOutcome> => {
      const job = { articleId: id, reason: 'new', stages: 'both', staged: null, attempts: 0 } as const;
      return judgeArticle({ db, clock, client: makeAnsweringClient(answer), limits }, job, one);
    },
    /** The next step of the queued job, by two models. */
    step: async (answer: Answer): Promise<JudgeOutcome> => {
      const now = clock.now();
      const job = await claimJob(db, { now, leaseUntil: now + 1, lanes: allLanes });
      if (!job) throw new Error('Nothing is queued.');
      return judgeArticle({ db, clock, client: makeAnsweringClient(answer), limits }, job, two);
    },
    clock,
  };
}

test('a judgement is stored whole: numbers, sentence, categories in order, score, and the job is done', async () => {
  const { db, id, category, row, judge } = await makeDesk();
  const said = {
    categories: [`c${await category('databases')}`, `c${await category('technology')}`],
    interest: 9,
    quality: 8,
  };
  expect(await judge(() => said)).toEqual({ kind: 'judged', model: model.name, hasProposed: false });
  expect(await row()).toMatchObject({
    state: 'judged',
    score: 81,
    interest: 9,
    quality: 8,
    explanation: 'Because it is about that.',
    categories: [{ name: 'Databases' }, { name: 'Technology' }],
  });
  expect(await findJudgement(db, id)).toMatchObject({
    model: 'granite4.1:3b',
    prompt_version: PROMPT_VERSION,
    by_quality_alone: false,
  });
  expect(await db.selectFrom('judging_jobs').selectAll().execute()).toEqual([]);
});

test('a proposed name that is known becomes the known category, however it is written', async () => {
  const { db, category, names, judge } = await makeDesk();
  const before = await db.selectFrom('categories').select('id').execute();
  await judge(async () => ({
    categories: [`c${await category('technology')}`],
    new_category: '  DATABASES! ',
  }));
  expect(await names()).toEqual(['Technology', 'Databases']);
  expect(await db.selectFrom('categories').select('id').execute()).toHaveLength(before.length);
});

test('a proposed name that nobody knows becomes a new category that the owner has not seen', async () => {
  const { db, names, judge } = await makeDesk();
  await judge(() => ({ new_category: 'tidal   power' }));
  expect(await names()).toEqual(['Tidal power']);
  const stored = await db
    .selectFrom('categories')
    .selectAll()
    .where('slug', '=', 'tidal-power')
    .executeTakeFirst();
  expect(stored).toMatchObject({ created_by: 'model', seen_at: null, parent_id: null });
});

test('ids that do not exist or were hidden, and hidden names proposed again, are dropped', async () => {
  const { db, category, names, judge } = await makeDesk();
  const hidden = await category('databases');
  const kept = await category('technology');
  await db.updateTable('categories').set({ hidden_at: 1 }).where('id', '=', hidden).execute();
  await judge(() => ({ categories: ['c4711', `c${hidden}`, `c${kept}`], new_category: 'databases' }));
  expect(await names()).toEqual(['Technology']);
});

test('a category that is hidden while the model thinks is dropped too', async () => {
  const { db, category, names, judge } = await makeDesk();
  const id = await category('databases');
  await judge(async () => {
    await db.updateTable('categories').set({ hidden_at: 1 }).where('id', '=', id).execute();
    return { categories: [`c${id}`] };
  });
  expect(await names()).toEqual([]);
});

test('without written interests quality alone makes the score, and the judgement says so', async () => {
  const { db, id, row, judge } = await makeDesk('');
  await judge(() => ({ interest: 0, quality: 7 }));
  expect(await row()).toMatchObject({ score: 70 });
  expect(await findJudgement(db, id)).toMatchObject({ by_quality_alone: true, score: 70 });
});

test('a weight moves the score, and the judgement names the category it came from', async () => {
  const { db, id, category, row, judge } = await makeDesk();
  await db.updateTable('categories').set({ weight: 'boost' }).where('slug', '=', 'technology').execute();
  const databases = await category('databases');
  await judge(() => ({ categories: [`c${databases}`], interest: 9, quality: 9 }));
  expect(await row()).toMatchObject({ score: 90 });
  expect(await findJudgement(db, id)).toMatchObject({
    score: 90,
    factors: [{ factor: 1.5, category: { name: 'Databases', weight: 'boost' } }],
  });
});

test('an article in a blocked category keeps its score and stands under Blocked', async () => {
  const { db, category, row, judge } = await makeDesk();
  const databases = await category('databases');
  await db.updateTable('categories').set({ weight: 'block' }).where('id', '=', databases).execute();
  await judge(() => ({ categories: [`c${databases}`], interest: 10, quality: 10 }));
  expect(await row()).toMatchObject({ state: 'blocked', score: 100 });
});

test('an article of a feed that is always shown is judged like any other, and no category hides it', async () => {
  const { db, feedId, category, row, judge } = await makeDesk();
  const databases = await category('databases');
  await db.updateTable('categories').set({ weight: 'block' }).where('id', '=', databases).execute();
  await db.updateTable('feeds').set({ always_show: 1 }).where('id', '=', feedId).execute();
  await judge(() => ({ categories: [`c${databases}`], interest: 10, quality: 10 }));
  expect(await row()).toMatchObject({ state: 'judged', score: 100 });
});

test('an article that is deleted while the model thinks leaves nothing behind', async () => {
  const { db, id, feedId, judge } = await makeDesk();
  const remove = async (): Promise<Partial<SaidAnswer>> => {
    await db.deleteFrom('feeds').where('id', '=', feedId).execute();
    return { new_category: 'Left over' };
  };
  expect(await judge(remove)).toEqual({ kind: 'gone' });
  expect(await findJudgement(db, id)).toBeNull();
  expect(await db.selectFrom('categories').select('id').where('slug', '=', 'left-over').execute()).toEqual(
    [],
  );
  expect(await judge(remove)).toEqual({ kind: 'gone' });
});

test('an article that is deleted before its answers turned out useless is no failure', async () => {
  const { db, id, feedId, judge } = await makeDesk();
  const outcome = await judge(async () => {
    await db.deleteFrom('feeds').where('id', '=', feedId).execute();
    return { interest: 99 };
  });
  expect(outcome).toEqual({ kind: 'gone' });
  expect(await findFailure(db, id)).toBeNull();
});

test('a useless answer is kept beside the older judgement, and a later good one removes it', async () => {
  const { db, id, row, judge } = await makeDesk();
  await judge(() => ({ interest: 9, quality: 8 }));
  expect(await judge(() => ({ interest: 99 }))).toMatchObject({
    kind: 'failed',
    class: 'bad_output',
  });
  expect(await row()).toMatchObject({ state: 'failed', score: 81, interest: 9 });
  expect(await findFailure(db, id)).toMatchObject({
    class: 'bad_output',
    raw_answer: expect.stringContaining('99'),
  });
  await judge(() => ({ interest: 5, quality: 0 }));
  expect(await row()).toMatchObject({ state: 'judged', score: 25 });
  expect(await findFailure(db, id)).toBeNull();
});

test('with two models the judgement names both, and its time and tokens are those of both calls', async () => {
  const { db, clock, step } = await makeDesk();
  const lasting = (milliseconds: number) => async () => {
    await clock.advance(milliseconds);
    return {};
  };
  expect(await step(lasting(2_000))).toEqual({ kind: 'staged', model: model.name });
  await clock.advance(60_000);
  expect(await step(lasting(5_000))).toEqual({ kind: 'judged', model: second.name, hasProposed: false });
  expect(await db.selectFrom('judgements').selectAll().execute()).toMatchObject([
    {
      category_model: model.name,
      model: second.name,
      model_digest: second.digest,
      duration_ms: 7_000,
      tokens_in: 1_800,
      tokens_out: 140,
    },
  ]);
});

test('a category that is hidden between the two models is dropped, and a proposed one is added at the end only', async () => {
  const { db, category, names, step } = await makeDesk();
  const databases = await category('databases');
  const technology = await category('technology');
  await step(() => ({ categories: [`c${databases}`, `c${technology}`], new_category: 'Tidal power' }));
  const proposed = () =>
    db.selectFrom('categories').select('name').where('slug', '=', 'tidal-power').execute();
  expect(await proposed()).toEqual([]);
  await db.updateTable('categories').set({ hidden_at: 1 }).where('id', '=', databases).execute();
  await step(() => ({}));
  expect(await names()).toEqual(['Technology', 'Tidal power']);
  expect(await proposed()).toHaveLength(1);
});

test('interests that are saved between the two models count for the score', async () => {
  const { db, clock, row, step } = await makeDesk('');
  await step(() => ({}));
  const bus = createEventBus(silentLogger);
  await saveInterests({ db, clock, bus }, { interests: 'Storage engines', anti_interests: '' });
  await step(() => ({ interest: 0, quality: 7 }));
  expect(await row()).toMatchObject({ score: 0 });
});

test('a score that is asked for alone goes by the weights of the categories that stay', async () => {
  const { db, id, clock, category, row, judge, step } = await makeDesk();
  const databases = await category('databases');
  await judge(() => ({ categories: [`c${databases}`], interest: 5, quality: 8 }));
  await db.updateTable('categories').set({ weight: 'boost' }).where('id', '=', databases).execute();
  await enqueueArticles(db, [id], { reason: 're-evaluate', now: clock.now(), stages: 'score' });
  await step(() => ({ categories: [], interest: 9, quality: 9 }));
  expect(await row()).toMatchObject({ score: 90, rejudging: false, categories: [{ name: 'Databases' }] });
});

test('an article that comes back to Unread enters it anew, with a new result and with a failure', async () => {
  const { db, id, clock, judge } = await makeDesk();
  const listedAt = async () =>
    (await db.selectFrom('articles').select('listed_at').where('id', '=', id).executeTakeFirstOrThrow())
      .listed_at;
  const stored = await listedAt();
  await clock.advance(1_000);
  await judge(() => ({}));
  expect(await listedAt()).toBe(stored);
  for (const interest of [99, 5, 99]) {
    await enqueueArticles(db, [id], { reason: 'by_hand', now: clock.now() });
    await clock.advance(1_000);
    await judge(() => ({ interest }));
    expect(await listedAt()).toBe(clock.now());
  }
});

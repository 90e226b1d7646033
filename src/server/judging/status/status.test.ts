import { expect, test } from 'vitest';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { type JudgingBench, type JudgingOptions, makeJudging } from '#server/testing/make-judging.ts';
import type { ModelTest } from '#shared/model-test.ts';

const isIdle =
  ({ judging }: JudgingBench) =>
  async () =>
    (await judging.status()).state === 'idle';

/** One judged article, and three that wait in a queue that the owner has paused. */
async function makeQueue(options: JudgingOptions = {}) {
  const bench = await makeJudging(options);
  const [judged = 0] = await bench.add([makeArticle()]);
  await bench.until(isIdle(bench));
  await bench.judging.pause();
  await bench.add(makeArticles(3));
  await bench.until(async () => (await bench.judging.status()).waiting === 3);
  return { ...bench, judged };
}

/** Whatever judges now never comes to its end, so the queue stays as it is. */
async function goOn(bench: JudgingBench): Promise<void> {
  bench.ollama.setFaults({ chats: () => 'hang_headers' });
  await bench.judging.resume();
  await bench.until(async () => (await bench.judging.status()).current_article_id !== null);
}

const running: ModelTest = {
  model: 'other:3b',
  digest: 'd',
  state: 'running',
  done: 0,
  total: 12,
  result: null,
  error_class: null,
  message: null,
  hint: null,
};

test('while a model is tested the status says so, and counts the rest of the test into the time left', async () => {
  const clock = makeFakeClock();
  const bench = await makeJudging({ clock });
  const tell = (change: Partial<ModelTest>) =>
    bench.bus.publish({ type: 'model_test', test: { ...running, ...change } });
  await bench.add([makeArticle()]);
  await bench.until(isIdle(bench));
  await bench.db.updateTable('judgements').set({ duration_ms: 10_000 }).execute();
  const test = Promise.withResolvers<void>();
  void bench.turns.alone(() => test.promise, new AbortController().signal);
  tell({});
  expect(await bench.judging.status()).toMatchObject({ state: 'testing', testing: 'other:3b', waiting: 0 });
  await bench.add(makeArticles(3));
  const waiting = { state: 'testing', waiting: 3 };
  await bench.until(async () => (await bench.judging.status()).waiting === 3);
  expect(await bench.judging.status()).toMatchObject({ ...waiting, estimated_seconds: null });
  await clock.advance(30_000);
  tell({ done: 1 });
  expect(await bench.judging.status()).toMatchObject({ ...waiting, estimated_seconds: null });
  await clock.advance(4_000);
  tell({ done: 2 });
  // Ten more of 4 s, three articles of 10 s.
  expect(await bench.judging.status()).toMatchObject({ ...waiting, estimated_seconds: 70 });
  await clock.advance(3_000);
  expect(await bench.judging.status()).toMatchObject({ ...waiting, estimated_seconds: 67 });
  await bench.judging.pause();
  expect(await bench.judging.status()).toMatchObject({ state: 'standing_still', reason: 'paused_by_owner' });
  await bench.judging.resume();
  test.resolve();
  tell({ state: 'done' });
  await bench.until(isIdle(bench));
  expect(await bench.judging.status()).toMatchObject({ testing: null });
});

test('an article that is being judged comes to its end before the status speaks of a test', async () => {
  const bench = await makeQueue();
  await goOn(bench);
  bench.bus.publish({ type: 'model_test', test: running });
  expect(await bench.judging.status()).toMatchObject({ state: 'judging', testing: 'other:3b' });
});

test('the time left goes by what each kind of judgement takes', async () => {
  const bench = await makeQueue();
  const { db, judging, judged } = bench;
  await db.updateTable('judgements').set({ duration_ms: 10_000 }).execute();
  await goOn(bench);
  expect(await judging.status()).toMatchObject({ seconds_per_article: 10, estimated_seconds: 30 });
  // Until it was measured the score alone is reckoned to take 85 % of a whole judgement.
  await db
    .insertInto('judging_jobs')
    .values({ article_id: judged, reason: 're-evaluate', stages: 'score', enqueued_at: 1 })
    .execute();
  expect(await judging.status()).toMatchObject({ estimated_seconds: 39 });
  await db.updateTable('judgements').set({ stages: 'score', duration_ms: 1_700 }).execute();
  expect(await judging.status()).toMatchObject({ seconds_per_article: 2, estimated_seconds: 8 });
});

test('the score alone, quick as it is, makes whole judgements look no quicker', async () => {
  const bench = await makeQueue();
  const { db, judging, judged } = bench;
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  await db.updateTable('judgements').set({ duration_ms: 10_000 }).execute();
  const alone = { stages: 'score', duration_ms: 1_000, judged_at: bench.clock.now() } as const;
  await db.updateTable('judgements').set(alone).where('article_id', '=', judged).execute();
  expect(await judging.status()).toMatchObject({ seconds_per_article: 10 });
});

test('a judgement says whether the score alone was asked for', async () => {
  const bench = await makeQueue();
  const stages = () => bench.db.selectFrom('judgements').select('stages').execute();
  expect(await stages()).toEqual([{ stages: 'both' }]);
  await bench.db.deleteFrom('judging_jobs').execute();
  await bench.db
    .insertInto('judging_jobs')
    .values({ article_id: bench.judged, reason: 're-evaluate', stages: 'score', enqueued_at: 1 })
    .execute();
  await bench.judging.resume();
  await bench.until(async () => (await stages())[0]?.stages === 'score');
});

test('a judgement that proposes a category tells of it once, and one that names known ones does not', async () => {
  const bench = await makeJudging();
  let told = 0;
  bench.bus.subscribe(({ type }) => {
    if (type === 'categories_changed') told += 1;
  });
  const proposed = async () =>
    (await bench.db.selectFrom('categories').select('id').where('created_by', '=', 'model').execute()).length;
  await bench.add(makeArticles(2));
  await bench.until(isIdle(bench));
  expect({ told, proposed: await proposed() }).toEqual({ told: 0, proposed: 0 });
  // No category of a fresh database fits it.
  const text =
    'A review of smart earbuds, a robot and headphones: every gadget leaks before the smartphone does.';
  await bench.add([makeArticle({ title: 'Earbuds with a case', text })]);
  await bench.until(isIdle(bench));
  expect({ told, proposed: await proposed() }).toEqual({ told: 1, proposed: 1 });
});

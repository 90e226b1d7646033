import { expect, test } from 'vitest';
import { readViewTotals } from '#server/articles/count-queries.ts';
import { findArticleRows } from '#server/articles/row-queries.ts';
import { listChats } from '#server/testing/asked-chats.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { type JudgingBench, type JudgingOptions, makeJudging } from '#server/testing/make-judging.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { defaultInstalled, makeModel } from '#server/testing/ollama-simulator/models.ts';
import { ollamaConfigSchema } from '#shared/settings.ts';

const FIRST = 'granite4.1:3b';
const SECOND = 'llama3.2:3b';
const OTHER = 'other:3b';
const models = [...defaultInstalled, makeModel({ name: OTHER })];

const makeTwo = (options: JudgingOptions = {}) =>
  makeJudging({ model: FIRST, scoringModel: SECOND, ollama: { models }, ...options });

const calls = (chats: ReturnType<typeof listChats>) => chats.map(({ model, kind }) => `${model} ${kind}`);
const asked = ({ ollama }: JudgingBench) => calls(listChats(ollama));
const isIdle =
  ({ judging }: JudgingBench) =>
  async () =>
    (await judging.status()).state === 'idle';
const row = async ({ db, clock }: JudgingBench, id: number) =>
  (await findArticleRows(db, [id], clock.now()))[0];
const judgements = ({ db }: JudgingBench) => db.selectFrom('judgements').selectAll().execute();

/** Adds one article and lets the owner pause while the first model reads it: it stands between the steps. */
async function stopBetween(bench: JudgingBench): Promise<number> {
  let paused: Promise<void> | undefined;
  bench.ollama.setFaults({
    chats: () => {
      paused ??= bench.judging.pause();
      return 'none';
    },
  });
  const [id = 0] = await bench.add([makeArticle()]);
  await bench.until(async () => (await bench.judging.status()).state === 'standing_still');
  await paused;
  return id;
}

test('an article is read by the first model and then by the second, and has categories and score of both', async () => {
  const bench = await makeTwo();
  const [id = 0] = await bench.add([makeArticle()]);
  await bench.until(isIdle(bench));
  expect(asked(bench)).toEqual([`${FIRST} categorize`, `${SECOND} score`]);
  expect(await judgements(bench)).toMatchObject([{ category_model: FIRST, model: SECOND }]);
  const judged = await row(bench, id);
  expect(judged).toMatchObject({ state: 'judged', score: expect.any(Number) });
  expect(judged?.categories.length).toBeGreaterThan(0);
});

test('no article is ever half-judged: between the two models it waits, without categories', async () => {
  const bench = await makeTwo();
  const id = await stopBetween(bench);
  expect(asked(bench)).toEqual([`${FIRST} categorize`]);
  expect(await row(bench, id)).toMatchObject({
    state: 'waiting',
    rejudging: false,
    categories: [],
    score: null,
  });
  expect(await readViewTotals(bench.db)).toMatchObject({ unread: 1, scoring: 1 });
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  expect(asked(bench)).toEqual([`${FIRST} categorize`, `${SECOND} score`]);
  expect((await row(bench, id))?.categories.length).toBeGreaterThan(0);
});

test('twenty articles go through one model before the other’s turn, so that models are swapped seldom', async () => {
  const bench = await makeTwo();
  await bench.judging.pause();
  await bench.add(makeArticles(25));
  await bench.until(async () => (await bench.judging.status()).waiting === 25);
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  const phases: { kind: string; count: number }[] = [];
  for (const { kind } of listChats(bench.ollama)) {
    const last = phases.at(-1);
    if (last?.kind === kind) last.count += 1;
    else phases.push({ kind, count: 1 });
  }
  expect(phases).toEqual([
    { kind: 'categorize', count: 20 },
    { kind: 'score', count: 20 },
    { kind: 'categorize', count: 5 },
    { kind: 'score', count: 5 },
  ]);
});

test('what the first model said survives a restart, and only the second is asked again', async () => {
  const server = await makeTestServer();
  const body = { categorization_model: FIRST, scoring_model: SECOND, use_separate_models: true };
  await server.read({ method: 'PUT', path: '/api/ollama/config', body }, ollamaConfigSchema);
  const reached = Promise.withResolvers<void>();
  server.ollama.setFaults({
    chats: ({ model }) => {
      if (model === SECOND) reached.resolve();
      return model === SECOND ? 'hang_headers' : 'none';
    },
  });
  const item = { title: 'A storage engine', url: 'https://tides.example/1', html: 'It keeps a log.' };
  const feed = makeRss({ title: 'Tidal Notes', siteUrl: 'https://tides.example', items: [item] });
  server.feeds.set('/feed', { body: feed });
  await server.addFeed(server.feeds.url('/feed'));
  await reached.promise;
  await server.stop();
  server.ollama.setFaults({ chats: [] });
  await server.restart();
  await server.until(async () => (await server.counts()).scoring === 0);
  expect(calls(listChats(server.ollama))).toEqual([
    `${FIRST} categorize`,
    `${SECOND} score`,
    `${SECOND} score`,
  ]);
});

test('categories that a model named which has been changed since are asked for anew', async () => {
  const bench = await makeTwo();
  await stopBetween(bench);
  await bench.choose(OTHER, SECOND);
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  expect(asked(bench)).toEqual([`${FIRST} categorize`, `${OTHER} categorize`, `${SECOND} score`]);
  expect(await judgements(bench)).toMatchObject([{ category_model: OTHER, model: SECOND }]);
});

test('with another second model between the steps what the first one said is kept', async () => {
  const bench = await makeTwo();
  await stopBetween(bench);
  await bench.choose(FIRST, OTHER);
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  expect(asked(bench)).toEqual([`${FIRST} categorize`, `${OTHER} score`]);
});

test('back to one model between the steps, that one answers both in one call', async () => {
  const bench = await makeTwo();
  await stopBetween(bench);
  await bench.choose(FIRST);
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  expect(asked(bench)).toEqual([`${FIRST} categorize`, `${FIRST} combined`]);
});

test('two names of the same model are one model, which is asked once', async () => {
  const bench = await makeTwo({ model: 'reader:latest' });
  await bench.add([makeArticle()]);
  await bench.until(isIdle(bench));
  expect(asked(bench)).toEqual([`${SECOND} combined`]);
});

test('a choice that is saved during a call lets it finish with the old model, and the next call uses the new', async () => {
  const pace = makeFakeClock();
  const bench = await makeJudging({
    model: FIRST,
    ollama: { models, clock: pace, generatedTokensPerSecond: 10 },
  });
  const begun = Promise.withResolvers<void>();
  bench.ollama.setFaults({
    chats: () => {
      begun.resolve();
      return 'none';
    },
  });
  await bench.add(makeArticles(2));
  await begun.promise;
  await bench.choose(OTHER, SECOND);
  bench.ollama.configure({ generatedTokensPerSecond: 0 });
  await pace.advance(60_000);
  await bench.until(isIdle(bench));
  expect(asked(bench)).toEqual([`${FIRST} combined`, `${OTHER} categorize`, `${SECOND} score`]);
  expect(await judgements(bench)).toMatchObject([
    { category_model: FIRST, model: FIRST },
    { category_model: OTHER, model: SECOND },
  ]);
});

test('judging stands still with the name of the model that is missing, and goes on as soon as it is there', async () => {
  const bench = await makeTwo({ clock: makeFakeClock() });
  bench.ollama.setModels(models.filter(({ name }) => name !== SECOND));
  await bench.add([makeArticle()]);
  await bench.until(async () => (await bench.judging.status()).state === 'standing_still');
  expect(await bench.judging.status()).toMatchObject({
    reason: 'model_missing',
    message: `${SECOND} is not installed`,
    waiting: 1,
  });
  expect(asked(bench)).toEqual([]);
  bench.ollama.setModels(models);
  bench.bus.publish({ type: 'models_changed' });
  await bench.until(isIdle(bench));
  expect(asked(bench)).toHaveLength(2);
});

test('where the first model has no usable answer the article fails, and the second is not asked', async () => {
  const bench = await makeTwo();
  bench.ollama.setFaults({ chats: ({ model }) => (model === FIRST ? 'not_json' : 'none') });
  const [id = 0] = await bench.add([makeArticle()]);
  await bench.until(isIdle(bench));
  expect(asked(bench)).toEqual(Array(3).fill(`${FIRST} categorize`));
  expect(await row(bench, id)).toMatchObject({ state: 'failed', categories: [], score: null });
});

test('where the second model has no usable answer the article fails whole, and both are asked on a retry', async () => {
  const bench = await makeTwo();
  bench.ollama.setFaults({ chats: ({ model }) => (model === SECOND ? 'not_json' : 'none') });
  const [id = 0] = await bench.add([makeArticle()]);
  await bench.until(isIdle(bench));
  expect(await row(bench, id)).toMatchObject({ state: 'failed', categories: [], score: null });
  bench.ollama.setFaults({ chats: [] });
  await bench.judging.judgeAgain(id);
  await bench.until(isIdle(bench));
  expect(asked(bench)).toEqual([
    `${FIRST} categorize`,
    ...Array(3).fill(`${SECOND} score`),
    `${FIRST} categorize`,
    `${SECOND} score`,
  ]);
  expect(await row(bench, id)).toMatchObject({ state: 'judged', score: expect.any(Number) });
});

test('five failures of the second model in a row pause judging and name it, although the first goes on answering', async () => {
  const bench = await makeTwo();
  bench.ollama.setFaults({ chats: ({ model }) => (model === SECOND ? 'not_json' : 'none') });
  for (const [index, article] of makeArticles(5).entries()) {
    await bench.add([article]);
    await bench.until(async () => (await readViewTotals(bench.db)).failed === index + 1);
  }
  const status = await bench.until(async () => {
    const found = await bench.judging.status();
    return found.reason === 'paused_by_failures' && found;
  });
  expect(status.hint).toContain(SECOND);
});

test('a first step that succeeds begins the counting of that model’s failures anew', async () => {
  const bench = await makeTwo();
  await bench.judging.pause();
  // Asked for in this order: 1, 2, 3, 6 (the longest waiting), 4, 5.
  bench.ollama.setFaults({
    chats: ({ text }) => (text.includes('Title: Article 3\n') ? 'none' : 'not_json'),
  });
  await bench.add(makeArticles(6));
  await bench.until(async () => (await bench.judging.status()).waiting === 6);
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  expect(await readViewTotals(bench.db)).toMatchObject({ failed: 5, scoring: 0 });
});

test('the speed is that of the two models together; another pair begins with what was measured last', async () => {
  const bench = await makeTwo();
  expect(await bench.judging.status()).toMatchObject({ seconds_per_article: null });
  await bench.add(makeArticles(2));
  await bench.until(isIdle(bench));
  await bench.db.updateTable('judgements').set({ duration_ms: 6_000 }).execute();
  expect(await bench.judging.status()).toMatchObject({ seconds_per_article: 6 });
  await bench.choose(OTHER, SECOND);
  expect(await bench.judging.status()).toMatchObject({ seconds_per_article: 6 });
  const changed = { model: OTHER, category_model: OTHER, duration_ms: 2_000 };
  await bench.db.updateTable('judgements').set(changed).where('article_id', '=', 1).execute();
  await bench.choose(OTHER);
  expect(await bench.judging.status()).toMatchObject({ seconds_per_article: 2 });
});

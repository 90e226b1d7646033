import { expect, test } from 'vitest';
import { storeArticles } from '#server/articles/store-articles.ts';
import { createEventBus } from '#server/events/bus.ts';
import { createTestJudge } from '#server/judging/asking/ask-in-test.ts';
import type { AskLimits } from '#server/judging/asking/ask-model.ts';
import { createOllamaClient } from '#server/ollama/client.ts';
import { createModelFactsCache } from '#server/ollama/model-facts.ts';
import { systemClock } from '#server/platform/clock.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { saveInterests } from '#server/settings/interests.ts';
import { listChats } from '#server/testing/asked-chats.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import type { ChatFacts, ChatFault } from '#server/testing/ollama-simulator/faults.ts';
import { makeModel, type SimulatedModel } from '#server/testing/ollama-simulator/models.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import type { ModelTestResult } from '#shared/model-test.ts';
import { findModel } from './find-model.ts';
import { testArticles, testReader } from './test-articles.ts';
import { type TestOutcome, testModel } from './test-model.ts';

const limits: AskLimits = {
  thinking: 'auto',
  contextLength: 4_096,
  keepAlive: '10m',
  firstTokenTimeout: 60_000,
  idleTimeout: 60_000,
  totalTimeout: 60_000,
};

/** A model to test, and the database of an owner who has read everything. */
async function makeBench(model: Partial<SimulatedModel> = {}) {
  const ollama = await startOllamaSimulator({ models: [makeModel({ name: 'judge:3b', ...model })] });
  cleanUpLater(ollama.stop);
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const times = { connectTimeout: 5_000, healthTimeout: 5_000 };
  // The calls are real and take real time; only the pauses between them are the test's to pass.
  const client = createOllamaClient({ baseUrl: ollama.url, headers: {}, clock: systemClock, ...times });
  cleanUpLater(client.close);
  const judge = createTestJudge({ db, limits });
  const run = async (earlier: ModelTestResult | null = null, stopping = new AbortController()) => {
    const found = await findModel({ client, facts: createModelFactsCache() }, 'judge:3b', {
      allowCloud: false,
    });
    if (found.kind !== 'found') throw new Error('The model is not installed.');
    const progress: number[] = [];
    const watch = { earlier, signal: stopping.signal, onProgress: (done: number) => progress.push(done) };
    const outcome = await testModel({ client, clock, judge }, found.model, watch);
    return { outcome, progress };
  };
  return { ollama, db, clock, run };
}

function resultOf(outcome: TestOutcome): ModelTestResult {
  if (outcome.kind === 'finished') return outcome.result;
  throw new Error(`The test failed: ${outcome.failure.message}`);
}

const onTitle = (title: string, fault: ChatFault) => (chat: ChatFacts) =>
  chat.text.includes(`Title: ${title}`) ? fault : 'none';

test('a model that can judge answers all twelve and puts the pairs in order', async () => {
  const { ollama, run } = await makeBench();
  const { outcome, progress } = await run();
  const result = resultOf(outcome);
  expect(result).toMatchObject({
    model: 'judge:3b',
    valid: 12,
    warning: null,
    thinks: false,
    own_article: null,
  });
  expect(result.pairs_ordered).toBeGreaterThanOrEqual(27);
  expect(result.articles.map(({ title }) => title)).toEqual(testArticles.map(({ title }) => title));
  expect(progress).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  expect(listChats(ollama)).toHaveLength(12);
});

test('the twelve are asked with the prompt of judging, for the built-in reader', async () => {
  const { ollama, db, clock, run } = await makeBench();
  await saveInterests(
    { db, clock, bus: createEventBus(silentLogger) },
    { interests: 'Cheese', anti_interests: '' },
  );
  await run();
  const [chat] = listChats(ollama);
  expect(chat?.messages[0]?.content).toContain('"new_category"');
  expect(chat?.prompt.interests).toEqual(testReader.interests.split('\n'));
  expect(chat?.prompt.categories.map(({ id }) => id)).toEqual(
    testReader.categories.map(({ id }) => `c${id}`),
  );
  const constant = listChats(ollama).map(({ messages }) => messages[0]?.content);
  expect(new Set(constant).size).toBe(1);
});

test('the newest unread article is judged first, by the owner’s own interests', async () => {
  const { ollama, db, clock, run } = await makeBench();
  await saveInterests(
    { db, clock, bus: createEventBus(silentLogger) },
    { interests: 'Storage engines', anti_interests: '' },
  );
  const feed = await makeFeed(db, { title: 'Tidal Notes', now: clock.now() });
  const articles = [makeArticle({ title: 'Old', publishedAt: 1 }), makeArticle({ title: 'Storage engines' })];
  await storeArticles(db, feed, { articles, now: clock.now() });
  const { outcome } = await run();
  const [first, second] = listChats(ollama);
  expect(first).toMatchObject({ title: 'Storage engines', prompt: { interests: ['Storage engines'] } });
  expect(second?.title).toBe(testArticles[0]?.title);
  const { own_article: own, articles: twelve } = resultOf(outcome);
  expect(own).toMatchObject({
    title: 'Storage engines',
    interest: expect.any(Number),
    explanation: expect.any(String),
  });
  expect(twelve).toHaveLength(12);
});

test('an article without a usable answer is counted out, and the test goes on', async () => {
  const { ollama, run } = await makeBench();
  const [first] = testArticles;
  ollama.setFaults({ chats: onTitle(first?.title ?? '', 'not_json') });
  const result = resultOf((await run()).outcome);
  expect(result.valid).toBe(11);
  expect(result.articles[0]).toMatchObject({ wanted: true, score: null, explanation: null });
  expect(result.pairs_ordered).toBeLessThanOrEqual(30);
});

test('a model that only talks orders no pair, and the result warns of it', async () => {
  const { ollama, run } = await makeBench();
  ollama.setFaults({ chats: () => 'not_json' });
  const result = resultOf((await run()).outcome);
  expect(result).toMatchObject({ valid: 0, pairs_ordered: 0 });
  expect(result.warning).toContain('no better than chance');
});

test('a model that writes thoughts is one that thinks', async () => {
  const { run } = await makeBench({ family: 'gptoss', capabilities: ['completion', 'thinking'] });
  expect(resultOf((await run()).outcome).thinks).toBe(true);
});

test('an Ollama that is busy for a while is waited for', async () => {
  const { ollama, clock, run } = await makeBench();
  ollama.setFaults({ chats: ['busy', 'busy'] });
  const running = run();
  let isOver = false;
  void running.then(() => {
    isOver = true;
  });
  while (!isOver) await clock.advance(1_000);
  expect(resultOf((await running).outcome).valid).toBe(12);
  expect(listChats(ollama)).toHaveLength(14);
});

test.each([
  ['out_of_memory', 'out_of_memory'],
  ['server_error', 'other'],
] as const)('no answer at all because of %s ends the test at once', async (fault, name) => {
  const { ollama, run } = await makeBench();
  ollama.setFaults({ chats: ['none', 'none', fault] });
  const { outcome, progress } = await run();
  expect(outcome).toMatchObject({ kind: 'failed', failure: { class: name } });
  expect(progress).toEqual([1, 2]);
  expect(listChats(ollama)).toHaveLength(3);
});

test('a model that is deleted in the middle fails the test as missing', async () => {
  const { ollama, run } = await makeBench();
  ollama.setFaults({
    chats: ({ number }) => {
      if (number === 4) ollama.setModels([]);
      return 'none';
    },
  });
  expect((await run()).outcome).toMatchObject({ kind: 'failed', failure: { class: 'model_missing' } });
});

test('the speed is Ollama’s own, and the reading depth follows from it', async () => {
  const { ollama, run } = await makeBench();
  ollama.configure({ generatedTokensPerSecond: 2_000, promptTokensPerSecond: 40_000 });
  const quick = resultOf((await run()).outcome);
  expect(quick).toMatchObject({ prefix_reused: true, reading_depth: 'full', tokens_per_second: 2_000 });
  expect(quick.seconds_per_article).toBeLessThan(0.5);
});

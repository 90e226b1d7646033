import { expect, test } from 'vitest';
import { readViewTotals } from '#server/articles/count-queries.ts';
import { findFailure } from '#server/judging/scores/judgement-queries.ts';
import { listChats } from '#server/testing/asked-chats.ts';
import { type FakeClock, makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { type JudgingBench, type JudgingOptions, makeJudging } from '#server/testing/make-judging.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { defaultInstalled } from '#server/testing/ollama-simulator/models.ts';

type TimedBench = JudgingBench & {
  clock: FakeClock;
  /** Lets the time pass, and waits for so many chats in all. */
  passUntilChats: (milliseconds: number, chats: number) => Promise<void>;
  untilIdle: () => Promise<void>;
};

async function makeTimedJudging(options: JudgingOptions = {}): Promise<TimedBench> {
  const clock = makeFakeClock();
  const bench = await makeJudging({ ...options, clock });
  const isRestingAfter = (chats: number) => async () =>
    listChats(bench.ollama).length === chats && (await bench.judging.status()).current_article_id === null;
  return {
    ...bench,
    clock,
    passUntilChats: async (milliseconds, chats) => {
      await clock.advance(milliseconds);
      await bench.until(isRestingAfter(chats));
    },
    untilIdle: async () => {
      await bench.until(async () => (await bench.judging.status()).state === 'idle');
    },
  };
}

const attemptsOf = async ({ db }: JudgingBench) =>
  (await db.selectFrom('judging_jobs').select('attempts').orderBy('article_id').execute()).map(
    (job) => job.attempts,
  );

test('a busy Ollama is waited for, longer each time, and uses no try of the article', async () => {
  const bench = await makeTimedJudging();
  bench.ollama.setFaults({ chats: ['busy', 'busy', 'busy', 'busy', 'busy', 'busy'] });
  await bench.add([makeArticle()]);
  await bench.passUntilChats(0, 1);
  await bench.passUntilChats(1_000, 2);
  await bench.passUntilChats(1_999, 2);
  await bench.passUntilChats(1, 3);
  await bench.passUntilChats(4_000, 4);
  expect(await attemptsOf(bench)).toEqual([0]);
  await bench.passUntilChats(8_000, 5);
  expect(await bench.judging.status()).toMatchObject({
    state: 'standing_still',
    message: 'Ollama is busy with other requests',
  });
  await bench.passUntilChats(16_000, 6);
  await bench.clock.advance(30_000);
  await bench.untilIdle();
  expect(await readViewTotals(bench.db)).toMatchObject({ unread: 1, scoring: 0, failed: 0 });
});

test('chance brings a look up to a quarter sooner', async () => {
  const bench = await makeTimedJudging({ random: () => 1 });
  bench.ollama.setFaults({ chats: ['busy', 'busy'] });
  await bench.add([makeArticle()]);
  await bench.passUntilChats(0, 1);
  await bench.passUntilChats(749, 1);
  await bench.passUntilChats(1, 2);
  await bench.passUntilChats(1_499, 2);
  await bench.passUntilChats(1, 3);
});

test('an article that makes Ollama fail is tried three times, half a minute and a minute later, and then fails with its words', async () => {
  const bench = await makeTimedJudging();
  bench.ollama.setFaults({ chats: ['server_error', 'server_error', 'server_error'] });
  const [id = 0] = await bench.add([makeArticle()]);
  await bench.passUntilChats(0, 1);
  expect(await attemptsOf(bench)).toEqual([1]);
  await bench.passUntilChats(29_999, 1);
  await bench.passUntilChats(1, 2);
  await bench.passUntilChats(59_999, 2);
  await bench.passUntilChats(1, 3);
  await bench.untilIdle();
  expect(await findFailure(bench.db, id)).toMatchObject({
    class: 'other',
    text: 'timed out waiting for llama runner to start',
    raw_answer: null,
  });
});

test('an article that waits for its next try holds up no other', async () => {
  const bench = await makeTimedJudging();
  bench.ollama.setFaults({ chats: ['server_error'] });
  await bench.add(makeArticles(3));
  await bench.passUntilChats(0, 3);
  expect(listChats(bench.ollama).map(({ title }) => title)).toEqual(['Article 1', 'Article 2', 'Article 3']);
  await bench.clock.advance(30_000);
  await bench.untilIdle();
  expect((await readViewTotals(bench.db)).failed).toBe(0);
});

test('a model that does not fit in memory is tried once more, and then judging pauses and says so', async () => {
  const bench = await makeTimedJudging();
  bench.ollama.setFaults({ chats: () => 'out_of_memory' });
  await bench.add(makeArticles(10));
  await bench.passUntilChats(0, 2);
  expect(await bench.judging.status()).toMatchObject({
    state: 'standing_still',
    reason: 'paused_by_failures',
    message: 'Judging stopped',
    hint: expect.stringContaining('does not fit in memory'),
    link: '/settings/ollama',
    waiting: 10,
    failed: 0,
  });
});

test('five failures of one class in a row pause judging with the reason and a link; resuming goes on', async () => {
  const bench = await makeTimedJudging();
  bench.ollama.setFaults({ chats: () => 'not_json' });
  await bench.add(makeArticles(8));
  await bench.until(async () => (await bench.judging.status()).reason === 'paused_by_failures');
  expect(await bench.judging.status()).toMatchObject({
    state: 'standing_still',
    message: 'Judging stopped after five failures',
    hint: expect.stringMatching(/gave an answer that cannot be used.*choose another model.*resume/),
    link: '/failed',
    waiting: 3,
    failed: 5,
  });
  bench.ollama.setFaults({ chats: [] });
  await bench.judging.resume();
  await bench.untilIdle();
  expect(await readViewTotals(bench.db)).toMatchObject({ unread: 8, failed: 5, scoring: 0 });
});

test('a pause after failures survives a restart, with its words', async () => {
  const server = await makeTestServer();
  const items = makeArticles(6).map(({ title, html }) => ({
    title,
    html,
    url: `https://tides.example/${title}`,
  }));
  server.feeds.set('/feed', {
    body: makeRss({ title: 'Tidal Notes', siteUrl: 'https://tides.example', items }),
  });
  server.ollama.setFaults({ chats: () => 'not_json' });
  await server.chooseModel('granite4.1:3b');
  await server.addFeed(server.feeds.url('/feed'));
  const before = await server.until(async () => {
    const status = await server.status();
    return status.reason === 'paused_by_failures' && status;
  });
  await server.restart();
  const { message, hint, link } = before;
  expect(await server.status()).toMatchObject({
    reason: 'paused_by_failures',
    message,
    hint,
    link,
    waiting: 1,
  });
});

test('a success in between begins the counting of failures anew', async () => {
  const bench = await makeTimedJudging();
  // Asked for in this order: 1, 2, 3, 7 (the longest waiting), 4, 5, 6.
  bench.ollama.setFaults({
    chats: ({ text }) => (text.includes('Title: Article 4\n') ? 'none' : 'not_json'),
  });
  await bench.add(makeArticles(7));
  await bench.untilIdle();
  expect(await readViewTotals(bench.db)).toMatchObject({ failed: 6, scoring: 0 });
});

test('when Ollama goes away in the middle of an answer nothing is lost, and judging goes on by itself when it is back', async () => {
  const bench = await makeTimedJudging();
  const asked = Promise.withResolvers<void>();
  bench.ollama.setFaults({
    chats: () => {
      asked.resolve();
      return 'hang_mid_stream';
    },
  });
  await bench.add(makeArticles(3));
  await asked.promise;
  await bench.ollama.stop();
  bench.ollama.setFaults({ chats: [] });
  const status = await bench.until(async () => {
    const found = await bench.judging.status();
    return found.state === 'standing_still' && found;
  });
  expect(status).toMatchObject({ reason: 'unreachable', waiting: 3, link: '/settings/ollama' });
  expect(status.message).toContain(bench.ollama.url);
  expect(await attemptsOf(bench)).toEqual([0, 0, 0]);
  await bench.ollama.restart();
  await bench.clock.advance(30_000);
  await bench.untilIdle();
  expect(await readViewTotals(bench.db)).toMatchObject({ unread: 3, scoring: 0, failed: 0 });
});

test('a deleted model is told of, and judging goes on by itself when it is installed again', async () => {
  const bench = await makeTimedJudging();
  await bench.add([makeArticle({ title: 'Before' })]);
  await bench.untilIdle();
  bench.ollama.setModels([]);
  await bench.add([makeArticle({ title: 'After' })]);
  await bench.until(async () => (await bench.judging.status()).reason === 'model_missing');
  expect(await bench.judging.status()).toMatchObject({
    state: 'standing_still',
    message: 'granite4.1:3b is not installed',
    link: '/settings/ollama',
    waiting: 1,
  });
  bench.ollama.setModels(defaultInstalled);
  await bench.clock.advance(30_000);
  await bench.untilIdle();
  expect((await readViewTotals(bench.db)).failed).toBe(0);
});

test.each(['html', 'forbidden_host', 'unauthorized'] as const)(
  'what passes only when somebody changes a setting is told at once and looked at twice a minute: %s',
  async (fault) => {
    const bench = await makeTimedJudging();
    bench.ollama.setFaults({ server: fault });
    await bench.add([makeArticle()]);
    await bench.until(async () => (await bench.judging.status()).reason === 'unreachable');
    const looks = bench.ollama.requests.length;
    await bench.clock.advance(29_999);
    expect(bench.ollama.requests).toHaveLength(looks);
    await bench.clock.advance(1);
    await bench.until(() => bench.ollama.requests.length > looks);
    expect(await attemptsOf(bench)).toEqual([0]);
    bench.ollama.setFaults({ server: 'none' });
    bench.bus.publish({ type: 'settings_changed', key: 'ollama' });
    await bench.untilIdle();
  },
);

test('a model that only makes vectors is never asked to judge', async () => {
  const bench = await makeTimedJudging({ model: 'all-minilm' });
  await bench.add([makeArticle()]);
  await bench.until(async () => (await bench.judging.status()).state === 'standing_still');
  expect(await bench.judging.status()).toMatchObject({ reason: 'model_missing', waiting: 1 });
  expect(listChats(bench.ollama)).toEqual([]);
});

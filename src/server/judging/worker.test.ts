import { expect, test } from 'vitest';
import { listChats } from '#server/testing/asked-chats.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { makeFeed } from '#server/testing/make-database.ts';
import { type JudgingBench, makeJudging } from '#server/testing/make-judging.ts';

const isIdle = ({ judging }: JudgingBench) => async () => (await judging.status()).state === 'idle';
const titles = ({ ollama }: JudgingBench) => listChats(ollama).map(({ title }) => title);

test('everything in the queue is judged, each article once', async () => {
  const bench = await makeJudging();
  await bench.add(makeArticles(12));
  await bench.until(isIdle(bench));
  expect(titles(bench)).toHaveLength(12);
  expect(new Set(titles(bench)).size).toBe(12);
  expect(await bench.db.selectFrom('judging_jobs').selectAll().execute()).toEqual([]);
});

test('the newest come first, but one in four is the longest waiting', async () => {
  const bench = await makeJudging();
  await bench.judging.pause();
  // Stored first, so that they wait the longest, although they are the oldest.
  await bench.add(makeArticles(3, { publishedAt: 1_000 }).map((old) => ({ ...old, title: `Old ${old.title}` })));
  await bench.until(async () => (await bench.judging.status()).waiting === 3);
  await bench.add(makeArticles(9));
  await bench.until(async () => (await bench.judging.status()).waiting === 12);
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  const oldTurns = titles(bench).flatMap((title, index) => (title.startsWith('Old') ? [index + 1] : []));
  expect(oldTurns).toEqual([4, 8, 12]);
});

test('several articles are judged at the same time when the owner says so, each once', async () => {
  const bench = await makeJudging({
    environment: { WINNOW_JUDGING_CONCURRENCY: '3' },
    ollama: { slots: 3 },
  });
  let most = 0;
  bench.bus.subscribe(() => {
    void bench.judging.status();
  });
  bench.ollama.setFaults({
    chats: () => {
      most = Math.max(most, bench.ollama.requests.filter(({ path }) => path === '/api/chat').length);
      return 'none';
    },
  });
  await bench.add(makeArticles(20));
  await bench.until(isIdle(bench));
  expect(new Set(titles(bench)).size).toBe(20);
  expect(titles(bench)).toHaveLength(20);
});

test('nothing is queued without a model, and choosing one queues what came before', async () => {
  const bench = await makeJudging({ model: null });
  await bench.add(makeArticles(60));
  expect(await bench.judging.status()).toMatchObject({ state: 'standing_still', reason: 'no_model', waiting: 0 });
  expect(bench.ollama.requests).toEqual([]);
});

test('a pause lets the running call finish, starts no other, and survives a restart', async () => {
  const bench = await makeJudging({ ollama: { generatedTokensPerSecond: 400 } });
  await bench.add(makeArticles(5));
  await bench.until(async () => (await bench.judging.status()).current_article_id !== null);
  await bench.judging.pause();
  await bench.until(async () => (await bench.judging.status()).state === 'standing_still');
  expect(await bench.judging.status()).toMatchObject({ reason: 'paused_by_owner', waiting: 4, link: '/scoring' });
  expect(titles(bench)).toHaveLength(1);
});

test('the articles of a second feed are judged in between by their date, not feed after feed', async () => {
  const bench = await makeJudging();
  await bench.judging.pause();
  const other = await makeFeed(bench.db, { title: 'Night Trains', now: bench.clock.now() });
  await bench.add([1, 3].map((hour) => makeArticle({ title: `Tidal ${hour}`, publishedAt: 10_000 - hour })));
  await bench.add([2, 4].map((hour) => makeArticle({ title: `Train ${hour}`, publishedAt: 10_000 - hour })), other);
  await bench.until(async () => (await bench.judging.status()).waiting === 4);
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  expect(titles(bench).slice(0, 3)).toEqual(['Tidal 1', 'Train 2', 'Tidal 3']);
});

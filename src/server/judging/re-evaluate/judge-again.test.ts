import { expect, test } from 'vitest';
import { listArticleIds } from '#server/articles/list-queries.ts';
import { findArticleRows } from '#server/articles/row-queries.ts';
import { listChats } from '#server/testing/asked-chats.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { type JudgingBench, makeJudging } from '#server/testing/make-judging.ts';

const isIdle =
  ({ judging }: JudgingBench) =>
  async () =>
    (await judging.status()).state === 'idle';
const row = async ({ db, clock }: JudgingBench, id: number) =>
  (await findArticleRows(db, [id], clock.now()))[0];
const listed = async ({ db, clock }: JudgingBench, view: 'unread' | 'all' | 'scoring') =>
  (await listArticleIds(db, { view, sort: 'best', now: clock.now() })).ids;

test('judging again keeps the old result in sight until the new one is there; meanwhile the article stands in Scoring, not in Unread', async () => {
  const bench = await makeJudging();
  const [id = 0] = await bench.add([makeArticle()]);
  await bench.until(isIdle(bench));
  const before = await row(bench, id);
  const hanging = Promise.withResolvers<void>();
  bench.ollama.setFaults({
    chats: () => {
      hanging.resolve();
      return 'hang_headers';
    },
  });
  await bench.judging.judgeAgain(id);
  await hanging.promise;
  expect(await row(bench, id)).toEqual({ ...before, state: 'judging', rejudging: true, stages: 'both' });
  expect(await listed(bench, 'unread')).toEqual([]);
  expect(await listed(bench, 'scoring')).toEqual([id]);
  expect(await listed(bench, 'all')).toEqual([id]);

  bench.ollama.setFaults({ chats: [] });
  await bench.ollama.restart();
  await bench.until(isIdle(bench));
  expect(await row(bench, id)).toMatchObject({ state: 'judged', rejudging: false, score: before?.score });
  expect(await listed(bench, 'unread')).toEqual([id]);
});

test('the owner’s wish is done first, also for an article that was not in the queue', async () => {
  const bench = await makeJudging();
  await bench.judging.pause();
  const ids = await bench.add(makeArticles(52));
  await bench.until(async () => (await bench.judging.status()).waiting === 50);
  await bench.judging.judgeAgain(ids[51] ?? 0);
  expect(await row(bench, ids[51] ?? 0)).toMatchObject({ state: 'waiting', rejudging: false });
  await bench.judging.resume();
  await bench.until(() => listChats(bench.ollama).length > 0);
  expect(listChats(bench.ollama)[0]?.title).toBe('Article 52');
});

test('asking twice queues once', async () => {
  const bench = await makeJudging();
  await bench.judging.pause();
  const [id = 0] = await bench.add([makeArticle()]);
  await bench.judging.judgeAgain(id);
  await bench.judging.judgeAgain(id);
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  expect(listChats(bench.ollama)).toHaveLength(1);
});

test('an article that failed and is asked for again is no longer counted as failed', async () => {
  const bench = await makeJudging();
  bench.ollama.setFaults({ chats: ['not_json', 'not_json', 'not_json'] });
  const [id = 0] = await bench.add([makeArticle()]);
  await bench.until(async () => (await row(bench, id))?.state === 'failed');
  await bench.judging.pause();
  await bench.judging.judgeAgain(id);
  expect(await bench.judging.status()).toMatchObject({ failed: 0, waiting: 1 });
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  expect(await row(bench, id)).toMatchObject({ state: 'judged' });
});

test('an article that does not exist cannot be asked for', async () => {
  const bench = await makeJudging();
  await expect(bench.judging.judgeAgain(4711)).rejects.toMatchObject({ code: 'not_found' });
});

test('all that failed is queued at once, and nothing else', async () => {
  const bench = await makeJudging();
  bench.ollama.setFaults({ chats: ({ text }) => (text.includes('Article 2') ? 'none' : 'not_json') });
  const ids = await bench.add(makeArticles(3));
  await bench.until(isIdle(bench));
  expect(await row(bench, ids[0] ?? 0)).toMatchObject({ state: 'failed', failure_class: 'bad_output' });
  expect(await row(bench, ids[1] ?? 0)).toMatchObject({ state: 'judged', failure_class: null });

  bench.ollama.setFaults({ chats: [] });
  await bench.judging.pause();
  expect(await bench.judging.retryFailed()).toBe(2);
  expect(await bench.judging.retryFailed()).toBe(0);
  expect(await bench.judging.status()).toMatchObject({ failed: 0, waiting: 2 });
  expect((await row(bench, ids[1] ?? 0))?.state).toBe('judged');
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  expect((await row(bench, ids[0] ?? 0))?.state).toBe('judged');
});

test('the queue can be listed as it will be judged, and the status names who is next', async () => {
  const bench = await makeJudging();
  const scope = { view: 'all', sort: 'queue', now: bench.clock.now() } as const;
  const order = async () => (await listArticleIds(bench.db, scope)).ids;
  await bench.judging.pause();
  const [newest = 0, middle = 0, oldest = 0] = await bench.add(makeArticles(3));
  await bench.until(async () => (await bench.judging.status()).waiting === 3);
  expect(await order()).toEqual([newest, middle, oldest]);
  expect((await bench.judging.status()).next_article_id).toBe(null);

  await bench.judging.judgeAgain(oldest);
  await bench.judging.judgeAgain(middle);
  expect(await order()).toEqual([oldest, middle, newest]);
  const hanging = Promise.withResolvers<void>();
  bench.ollama.setFaults({
    chats: () => {
      hanging.resolve();
      return 'hang_headers';
    },
  });
  await bench.judging.resume();
  await hanging.promise;
  expect(await bench.judging.status()).toMatchObject({ current_article_id: oldest, next_article_id: middle });
  await bench.judging.judgeAgain(newest);
  expect(await order()).toEqual([oldest, middle, newest]);
});

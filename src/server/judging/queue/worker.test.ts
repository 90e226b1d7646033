import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { readViewTotals } from '#server/articles/count-queries.ts';
import { listChats } from '#server/testing/asked-chats.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { makeFeed } from '#server/testing/make-database.ts';
import { type JudgingBench, makeJudging } from '#server/testing/make-judging.ts';

const isIdle =
  ({ judging }: JudgingBench) =>
  async () =>
    (await judging.status()).state === 'idle';
const waits =
  ({ db }: JudgingBench, count: number) =>
  async () =>
    (await readViewTotals(db)).scoring === count;
const titles = ({ ollama }: JudgingBench) => listChats(ollama).map(({ title }) => title);

test('everything in the queue is judged, each article once', async () => {
  const bench = await makeJudging();
  await bench.add(makeArticles(12));
  await bench.until(isIdle(bench));
  expect(titles(bench)).toHaveLength(12);
  expect(new Set(titles(bench)).size).toBe(12);
  expect(await bench.db.selectFrom('judging_jobs').selectAll().execute()).toEqual([]);
});

test('from one article to the next a model reads the same beginning, whichever categories were used meanwhile', async () => {
  const bench = await makeJudging();
  const parts = [1, 2, 3, 4].map((part) => `How a database survives a crash, part ${part}`);
  await bench.add(parts.map((title) => makeArticle({ title })));
  await bench.until(isIdle(bench));
  const beginnings = listChats(bench.ollama).map(({ messages }) => messages[0]?.content);
  expect(beginnings).toHaveLength(4);
  expect(new Set(beginnings).size).toBe(1);
  expect(await bench.db.selectFrom('article_categories').selectAll().execute()).not.toEqual([]);
});

test('the newest come first, but one in four is the longest waiting', async () => {
  const bench = await makeJudging();
  await bench.judging.pause();
  // Stored first, so that they wait the longest, although they are the oldest.
  await bench.add([1, 2, 3].map((day) => makeArticle({ title: `Old ${day}`, publishedAt: day })));
  await bench.until(waits(bench, 3));
  await bench.add(makeArticles(9));
  await bench.until(waits(bench, 12));
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  const turnsOfOld = titles(bench).flatMap((title, index) => (title.startsWith('Old') ? [index + 1] : []));
  expect(turnsOfOld).toEqual([4, 8, 12]);
  expect(titles(bench).slice(0, 3)).toEqual(['Article 1', 'Article 2', 'Article 3']);
});

test('articles of several feeds take turns by their date, not feed after feed', async () => {
  const bench = await makeJudging();
  await bench.judging.pause();
  const other = await makeFeed(bench.db, { title: 'Night Trains', now: bench.clock.now() });
  await bench.add([1, 3].map((hour) => makeArticle({ title: `Tidal ${hour}`, publishedAt: 10_000 - hour })));
  await bench.add(
    [2, 4].map((hour) => makeArticle({ title: `Train ${hour}`, publishedAt: 10_000 - hour })),
    other,
  );
  await bench.until(waits(bench, 4));
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  expect(titles(bench).slice(0, 3)).toEqual(['Tidal 1', 'Train 2', 'Tidal 3']);
});

test('as many articles are judged at the same time as the owner says, and no more, each once', async () => {
  const bench = await makeJudging({
    environment: { WINNOW_JUDGING_CONCURRENCY: '3' },
    ollama: { slots: 8, generatedTokensPerSecond: 2_000 },
  });
  let running = 0;
  let most = 0;
  bench.ollama.setFaults({
    chats: () => {
      running += 1;
      most = Math.max(most, running);
      void bench.ollama.requests.at(-1)?.ended.then(() => {
        running -= 1;
      });
      return 'none';
    },
  });
  await bench.add(makeArticles(12));
  await bench.until(isIdle(bench));
  expect(most).toBe(3);
  expect(titles(bench)).toHaveLength(12);
  expect(new Set(titles(bench)).size).toBe(12);
});

test('without a model nothing is queued and Ollama is not asked', async () => {
  const bench = await makeJudging({ model: null });
  await bench.add(makeArticles(3));
  const status = await bench.judging.status();
  expect(status).toMatchObject({
    state: 'standing_still',
    reason: 'no_model',
    waiting: 0,
    link: '/settings/ollama',
  });
  expect(bench.ollama.requests).toEqual([]);
});

test('a pause lets the running call finish and starts no other, until the owner resumes', async () => {
  const bench = await makeJudging({ ollama: { generatedTokensPerSecond: 2_000 } });
  await bench.add(makeArticles(5));
  await bench.until(async () => (await bench.judging.status()).current_article_id !== null);
  await bench.judging.pause();
  const status = await bench.until(async () => {
    const found = await bench.judging.status();
    return found.state === 'standing_still' && found;
  });
  expect(status).toMatchObject({ reason: 'paused_by_owner', waiting: 4, link: '/scoring' });
  expect(titles(bench)).toHaveLength(1);
  await bench.judging.resume();
  await bench.until(isIdle(bench));
  expect(titles(bench)).toHaveLength(5);
});

test('an article that cannot be stored goes back to the queue and holds up no other', async () => {
  const clock = makeFakeClock();
  const bench = await makeJudging({ clock });
  await sql`create trigger full_disk before insert on judgements when new.article_id = 1
    begin select raise(abort, 'disk full'); end`.execute(bench.db);
  await bench.add(makeArticles(2));
  const isFree = async () => {
    const jobs = await bench.db.selectFrom('judging_jobs').select(['article_id', 'lease_until']).execute();
    return jobs.some((job) => job.article_id === 1 && job.lease_until === null);
  };
  await bench.until(async () => titles(bench).length === 1 && (await isFree()));
  await sql`drop trigger full_disk`.execute(bench.db);
  await clock.advance(60_000);
  await bench.until(isIdle(bench));
  expect(titles(bench).sort()).toEqual(['Article 1', 'Article 1', 'Article 2']);
});

test('what was put off before the clock was set back is judged now, and not in years', async () => {
  const clock = makeFakeClock();
  const bench = await makeJudging({ clock });
  await bench.judging.pause();
  const [id = 0] = await bench.add([makeArticle()]);
  await bench.until(waits(bench, 1));
  const ahead = clock.now() + 365 * 86_400_000;
  await bench.db.updateTable('judging_jobs').set({ not_before: ahead, lease_until: ahead }).execute();
  await bench.judging.resume();
  await bench.until(async () => {
    await clock.advance(1_000);
    return (await bench.judging.status()).state === 'idle';
  });
  expect(titles(bench)).toHaveLength(1);
  expect(await bench.db.selectFrom('articles').select('state').where('id', '=', id).execute()).toEqual([
    { state: 'judged' },
  ]);
});

import { expect, test } from 'vitest';
import { markArticle } from '#server/articles/mark-article.ts';
import { clearCategoryFingerprints } from '#server/judging/scores/judgement-queries.ts';
import { saveInterests } from '#server/settings/interests.ts';
import { saveReaderSettings } from '#server/settings/reader-settings.ts';
import { listChats } from '#server/testing/asked-chats.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { type JudgingBench, type JudgingOptions, makeJudging } from '#server/testing/make-judging.ts';
import { defaultInstalled, makeDigest, makeModel } from '#server/testing/ollama-simulator/models.ts';

const FIRST = 'granite4.1:3b';
const SECOND = 'llama3.2:3b';
const OTHER = 'other:3b';
const models = [...defaultInstalled, makeModel({ name: OTHER })];

const untilIdle = (bench: JudgingBench) =>
  bench.until(async () => (await bench.judging.status()).state === 'idle');

/** Two judged unread articles. */
async function makeJudged(options: JudgingOptions = {}): Promise<JudgingBench> {
  const bench = await makeJudging({ model: FIRST, ollama: { models }, ...options });
  await bench.add(makeArticles(2));
  await untilIdle(bench);
  return bench;
}
const makeJudgedByTwo = () => makeJudged({ scoringModel: SECOND });

const changeInterests = (bench: JudgingBench, interests = 'Night trains') =>
  saveInterests(bench, { interests, anti_interests: '' });

/** What removing and renaming a category does to an article that carries it. */
async function forgetCategories({ db }: JudgingBench): Promise<void> {
  const { id } = await db.selectFrom('articles').select('id').executeTakeFirstOrThrow();
  await clearCategoryFingerprints(db, [id]);
}

/** How many would be judged again: in full, and for their score alone. */
async function stale({ judging }: JudgingBench): Promise<[full: number, scoreOnly: number]> {
  const { queued, full, score_only } = await judging.reEvaluate({ force: false, dryRun: true });
  expect(queued).toBe(full + score_only);
  return [full, score_only];
}

test('what was made with today’s models and interests is not stale', async () => {
  const bench = await makeJudged();
  expect(await stale(bench)).toEqual([0, 0]);
});

test('other interests make the score stale and leave the categories', async () => {
  const bench = await makeJudged();
  await changeInterests(bench);
  expect(await stale(bench)).toEqual([0, 2]);
});

test('where one model does both, another one makes everything stale', async () => {
  const bench = await makeJudged();
  await bench.choose(OTHER);
  expect(await stale(bench)).toEqual([2, 0]);
  await bench.choose(FIRST);
  expect(await stale(bench)).toEqual([0, 0]);
});

test('another scoring model makes the score stale alone', async () => {
  const bench = await makeJudgedByTwo();
  await bench.choose(FIRST, OTHER);
  expect(await stale(bench)).toEqual([0, 2]);
});

test('another categorization model makes everything stale', async () => {
  const bench = await makeJudgedByTwo();
  await bench.choose(OTHER, SECOND);
  expect(await stale(bench)).toEqual([2, 0]);
});

test('a second model beside the one that did both makes the score stale alone, and so does its going', async () => {
  const bench = await makeJudged();
  await bench.choose(FIRST, SECOND);
  expect(await stale(bench)).toEqual([0, 2]);
  await bench.judging.reEvaluate({ force: false, dryRun: false });
  await untilIdle(bench);
  await bench.choose(FIRST);
  expect(await stale(bench)).toEqual([0, 2]);
});

test('a newer version of the model under the same name makes everything stale as soon as it is pulled', async () => {
  const bench = await makeJudged();
  bench.ollama.setModels([makeModel({ name: FIRST, digest: makeDigest('newer') })]);
  bench.bus.publish({ type: 'models_changed' });
  expect(await stale(bench)).toEqual([2, 0]);
});

test('each article is told apart: one that was judged since the change is not stale', async () => {
  const bench = await makeJudged();
  await changeInterests(bench);
  await bench.add([makeArticle({ title: 'Later' })]);
  await untilIdle(bench);
  expect(await stale(bench)).toEqual([0, 2]);
});

test('weights, hiding a category and what the owner has seen of it make nothing stale', async () => {
  const bench = await makeJudged();
  const change = { weight: 'boost', hidden_at: 1, seen_at: 1 } as const;
  await bench.db.updateTable('categories').set(change).execute();
  expect(await stale(bench)).toEqual([0, 0]);
});

test('another reading depth or language makes the score stale and leaves the categories', async () => {
  const bench = await makeJudged();
  for (const change of [{ reading_depth: 'full' }, { explanation_language: 'de' }] as const) {
    await saveReaderSettings(bench, change);
    expect(await stale(bench)).toEqual([0, 2]);
    await saveReaderSettings(bench, { reading_depth: 'normal', explanation_language: 'en' });
    expect(await stale(bench)).toEqual([0, 0]);
  }
});

test('a category that went, or means something else now, makes its articles stale in full, and no others', async () => {
  const bench = await makeJudged();
  await forgetCategories(bench);
  expect(await stale(bench)).toEqual([1, 0]);
  await bench.judging.reEvaluate({ force: false, dryRun: false });
  await untilIdle(bench);
  expect(await stale(bench)).toEqual([0, 0]);
  expect(listChats(bench.ollama).map(({ kind }) => kind)).toEqual(['combined', 'combined', 'combined']);
});

test('one that goes while only the score waits to be asked for makes that turn ask both', async () => {
  const bench = await makeJudged();
  await bench.judging.pause();
  await changeInterests(bench);
  await bench.judging.reEvaluate({ force: false, dryRun: false });
  await forgetCategories(bench);
  await bench.judging.resume();
  await untilIdle(bench);
  const kinds = listChats(bench.ollama)
    .slice(2)
    .map(({ kind }) => kind);
  expect(kinds.toSorted()).toEqual(['combined', 'score']);
});

test('one that goes while the score alone is being asked for leaves its article stale', async () => {
  const bench = await makeJudging({ model: FIRST, ollama: { models } });
  await bench.add([makeArticle()]);
  await untilIdle(bench);
  await changeInterests(bench);
  let forgotten = Promise.resolve();
  bench.ollama.setFaults({
    chats: () => {
      forgotten = forgetCategories(bench);
      return 'none';
    },
  });
  await bench.judging.reEvaluate({ force: false, dryRun: false });
  await untilIdle(bench);
  await forgotten;
  expect(await stale(bench)).toEqual([1, 0]);
});

test('one that goes makes an article stale that had failed again, until that is tried again', async () => {
  const bench = await makeJudged();
  bench.ollama.setFaults({ chats: () => 'not_json' });
  await bench.judging.reEvaluate({ force: true, dryRun: false });
  await untilIdle(bench);
  expect(await stale(bench)).toEqual([0, 0]);
  await forgetCategories(bench);
  expect(await stale(bench)).toEqual([1, 0]);
  await bench.judging.reEvaluate({ force: false, dryRun: false });
  await untilIdle(bench);
  expect(await stale(bench)).toEqual([0, 0]);
});

test('read articles are never judged again, and count anew once they are unread', async () => {
  const bench = await makeJudged();
  await bench.choose(OTHER);
  const { id } = await bench.db.selectFrom('articles').select('id').executeTakeFirstOrThrow();
  await markArticle(bench, id, { read: true });
  expect(await stale(bench)).toEqual([1, 0]);
  await markArticle(bench, id, { read: false });
  expect(await stale(bench)).toEqual([2, 0]);
});

test('blocked articles count', async () => {
  const bench = await makeJudging({ model: FIRST, ollama: { models } });
  await bench.db.updateTable('categories').set({ weight: 'block' }).execute();
  await bench.add([makeArticle()]);
  await untilIdle(bench);
  expect(await bench.db.selectFrom('articles').select('state').execute()).toEqual([{ state: 'blocked' }]);
  await changeInterests(bench);
  expect(await stale(bench)).toEqual([0, 1]);
});

test('what waits in the queue anyway does not count, nor what was never judged', async () => {
  const bench = await makeJudged();
  await bench.judging.pause();
  const [first] = await bench.db.selectFrom('articles').select('id').execute();
  await bench.judging.judgeAgain(first?.id ?? 0);
  await bench.add([makeArticle({ title: 'New' })]);
  await bench.until(async () => (await bench.judging.status()).waiting === 2);
  await bench.choose(OTHER);
  expect(await stale(bench)).toEqual([1, 0]);
});

test('a failed article is stale once something has changed since it was tried, not before', async () => {
  const bench = await makeJudging({ model: FIRST, ollama: { models } });
  bench.ollama.setFaults({ chats: () => 'not_json' });
  await bench.add([makeArticle()]);
  await untilIdle(bench);
  expect(await stale(bench)).toEqual([0, 0]);
  await changeInterests(bench);
  expect(await stale(bench)).toEqual([1, 0]);
});

test('an article that failed again is held against what was tried, and its old categories against what is chosen', async () => {
  const bench = await makeJudgedByTwo();
  bench.ollama.setFaults({ chats: () => 'not_json' });
  await bench.choose(OTHER, SECOND);
  await bench.judging.reEvaluate({ force: false, dryRun: false });
  await untilIdle(bench);
  expect(await stale(bench)).toEqual([0, 0]);
  await changeInterests(bench);
  expect(await stale(bench)).toEqual([2, 0]);
  await bench.choose(FIRST, SECOND);
  expect(await stale(bench)).toEqual([0, 2]);
});

test('an article that failed because Ollama did was tried all the same: only a change makes it stale', async () => {
  const bench = await makeJudging({ model: FIRST, ollama: { models } });
  bench.ollama.setFaults({ chats: () => 'server_error' });
  await bench.judging.pause();
  await bench.add([makeArticle()]);
  await bench.until(async () => (await bench.judging.status()).waiting === 1);
  // Its third try is its last one.
  await bench.db.updateTable('judging_jobs').set({ attempts: 2 }).execute();
  await bench.judging.resume();
  await bench.until(async () => (await bench.judging.status()).failed === 1);
  expect(await stale(bench)).toEqual([0, 0]);
  await bench.choose(OTHER);
  expect(await stale(bench)).toEqual([1, 0]);
});

test('a failure that does not know what it was tried with is stale', async () => {
  const bench = await makeJudging({ model: FIRST, ollama: { models } });
  bench.ollama.setFaults({ chats: () => 'not_json' });
  await bench.add([makeArticle()]);
  await untilIdle(bench);
  const unknown = { category_fingerprint: null, score_fingerprint: null };
  await bench.db.updateTable('judging_failures').set(unknown).execute();
  expect(await stale(bench)).toEqual([1, 0]);
});

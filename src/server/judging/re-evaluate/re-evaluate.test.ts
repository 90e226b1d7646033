import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { listArticleIds } from '#server/articles/list-queries.ts';
import { findArticleRows } from '#server/articles/row-queries.ts';
import { saveInterests } from '#server/settings/interests.ts';
import { listChats } from '#server/testing/asked-chats.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { type JudgingBench, type JudgingOptions, makeJudging } from '#server/testing/make-judging.ts';
import { defaultInstalled, makeModel } from '#server/testing/ollama-simulator/models.ts';
import type { View } from '#shared/page.ts';

const FIRST = 'granite4.1:3b';
const SECOND = 'llama3.2:3b';
const OTHER = 'other:3b';
const models = [...defaultInstalled, makeModel({ name: OTHER })];

const untilIdle = (bench: JudgingBench) =>
  bench.until(async () => (await bench.judging.status()).state === 'idle');
const untilWaiting = (bench: JudgingBench, count: number) =>
  bench.until(async () => (await bench.judging.status()).waiting === count);
const row = async ({ db, clock }: JudgingBench, id: number) =>
  (await findArticleRows(db, [id], clock.now()))[0];
const listed = async ({ db, clock }: JudgingBench, view: View) =>
  (await listArticleIds(db, { view, sort: 'newest', now: clock.now() })).ids;
const reEvaluate = ({ judging }: JudgingBench, options: { force?: boolean; dryRun?: boolean } = {}) =>
  judging.reEvaluate({ force: false, dryRun: false, ...options });
const changeInterests = (bench: JudgingBench) =>
  saveInterests(bench, { interests: 'Night trains', anti_interests: '' });

type Judged = JudgingBench & {
  ids: number[];
  /** What was asked since they were judged. */
  asked: () => string[];
};

/** Judged unread articles; the first one is the newest. */
async function makeJudged(count: number, options: JudgingOptions = {}): Promise<Judged> {
  const bench = await makeJudging({ model: FIRST, ollama: { models }, ...options });
  const ids = await bench.add(makeArticles(count));
  await untilIdle(bench);
  const before = listChats(bench.ollama).length;
  const asked = () =>
    listChats(bench.ollama)
      .slice(before)
      .map(({ title, model, kind }) => `${title}: ${model} ${kind}`);
  return { ...bench, ids, asked };
}

test('where nothing is stale nothing is queued and no model is asked', async () => {
  const bench = await makeJudged(2);
  expect(await reEvaluate(bench)).toMatchObject({ queued: 0, full: 0, score_only: 0 });
  expect(await listed(bench, 'scoring')).toEqual([]);
  expect(bench.asked()).toEqual([]);
});

test('where only the score is stale nothing else is asked for, and the categories stay, hidden ones too', async () => {
  const bench = await makeJudging({ model: FIRST });
  await bench.add([makeArticle({ title: 'Inside the storage engine of a database' })]);
  await untilIdle(bench);
  const carried = () => bench.db.selectFrom('article_categories').selectAll().execute();
  const before = await carried();
  expect(before.length).toBeGreaterThan(0);
  await bench.db.updateTable('categories').set({ hidden_at: 1 }).execute();
  await changeInterests(bench);
  expect(await reEvaluate(bench)).toMatchObject({ queued: 1, score_only: 1 });
  await untilIdle(bench);
  expect(listChats(bench.ollama).map(({ kind }) => kind)).toEqual(['combined', 'score']);
  expect(Object.keys(listChats(bench.ollama).at(-1)?.format.properties ?? {})).toEqual([
    'explanation',
    'interest',
    'quality',
  ]);
  expect(await carried()).toEqual(before);
  expect(await reEvaluate(bench)).toMatchObject({ queued: 0 });
});

test('with another scoring model that one is asked, and the first one is not', async () => {
  const bench = await makeJudged(1, { scoringModel: SECOND });
  await bench.choose(FIRST, OTHER);
  await reEvaluate(bench);
  await untilIdle(bench);
  expect(bench.asked()).toEqual([`Article 1: ${OTHER} score`]);
});

test('where the categories are stale too both are asked for, by two models or by one', async () => {
  const bench = await makeJudged(1, { scoringModel: SECOND });
  await bench.choose(OTHER, SECOND);
  expect(await reEvaluate(bench)).toMatchObject({ queued: 1, full: 1 });
  await untilIdle(bench);
  expect(bench.asked()).toEqual([`Article 1: ${OTHER} categorize`, `Article 1: ${SECOND} score`]);
  await bench.choose(SECOND);
  await reEvaluate(bench);
  await untilIdle(bench);
  expect(bench.asked().slice(2)).toEqual([`Article 1: ${SECOND} combined`]);
});

test('a score-only turn asks for all when the categorization model is changed before it comes', async () => {
  const bench = await makeJudged(1);
  await changeInterests(bench);
  await bench.judging.pause();
  expect(await reEvaluate(bench)).toMatchObject({ score_only: 1 });
  await bench.choose(OTHER);
  await bench.judging.resume();
  await untilIdle(bench);
  expect(bench.asked()).toEqual([`Article 1: ${OTHER} combined`]);
});

test('old results stay in sight while they wait, in Scoring and not in Unread, and return when they are done', async () => {
  const bench = await makeJudged(2);
  const [first = 0] = bench.ids;
  const before = await row(bench, first);
  await bench.judging.pause();
  await bench.choose(OTHER);
  await reEvaluate(bench);
  expect(await row(bench, first)).toEqual({ ...before, state: 'waiting', rejudging: true, stages: 'both' });
  expect(await listed(bench, 'unread')).toEqual([]);
  expect(await listed(bench, 'scoring')).toEqual(bench.ids);
  expect(await listed(bench, 'all')).toEqual(bench.ids);
  await bench.judging.resume();
  await untilIdle(bench);
  expect(await listed(bench, 'unread')).toEqual(bench.ids);
  expect(await listed(bench, 'scoring')).toEqual([]);
  expect(await row(bench, first)).toMatchObject({ state: 'judged', rejudging: false });
});

test('one that fails again returns to Unread with its old result, and is marked', async () => {
  const bench = await makeJudged(1);
  const [id = 0] = bench.ids;
  const before = await row(bench, id);
  bench.ollama.setFaults({ chats: () => 'not_json' });
  await bench.choose(OTHER);
  await reEvaluate(bench);
  await untilIdle(bench);
  expect(await row(bench, id)).toEqual({ ...before, state: 'failed', failure_class: 'bad_output' });
  expect(await listed(bench, 'unread')).toEqual([id]);
  expect(await listed(bench, 'failed')).toEqual([id]);
});

test('a blocked one stays in Blocked meanwhile, with its old result, also when it fails', async () => {
  const bench = await makeJudging({ model: FIRST, ollama: { models } });
  await bench.db.updateTable('categories').set({ weight: 'block' }).execute();
  const ids = await bench.add([makeArticle()]);
  await untilIdle(bench);
  await bench.judging.pause();
  await changeInterests(bench);
  await reEvaluate(bench);
  expect(await listed(bench, 'blocked')).toEqual(ids);
  expect(await listed(bench, 'scoring')).toEqual(ids);
  bench.ollama.setFaults({ chats: () => 'not_json' });
  await bench.judging.resume();
  await untilIdle(bench);
  expect(await listed(bench, 'blocked')).toEqual(ids);
  expect(await listed(bench, 'unread')).toEqual([]);
  expect(await row(bench, ids[0] ?? 0)).toMatchObject({ state: 'blocked', rejudging: false });
});

test('they come strictly before new ones, and after what the owner asked for by hand', async () => {
  const bench = await makeJudged(5);
  await bench.judging.pause();
  await bench.add(
    [1, 2, 3].map((hour) => makeArticle({ title: `New ${hour}`, publishedAt: Date.now() - hour })),
  );
  await untilWaiting(bench, 3);
  await changeInterests(bench);
  await bench.judging.judgeAgain(bench.ids[4] ?? 0);
  await reEvaluate(bench);
  await bench.judging.resume();
  await untilIdle(bench);
  const turns = bench.asked().map((call) => call.replace(/ \d.*/, ''));
  expect(bench.asked()[0]).toBe(`Article 5: ${FIRST} combined`);
  expect(turns).toEqual([...Array(5).fill('Article'), ...Array(3).fill('New')]);
});

test('also where two models take turns, no new one is begun before all are judged again', async () => {
  const bench = await makeJudged(3, { scoringModel: SECOND });
  await bench.judging.pause();
  await bench.add([makeArticle({ title: 'New 1', publishedAt: Date.now() })]);
  await untilWaiting(bench, 1);
  await bench.choose(OTHER, SECOND);
  await reEvaluate(bench);
  await bench.judging.resume();
  await untilIdle(bench);
  const isNew = bench.asked().map((call) => call.startsWith('New'));
  expect(isNew).toEqual([...Array(6).fill(false), true, true]);
});

test('repeating queues nothing twice, also at the same moment', async () => {
  const bench = await makeJudged(3);
  await bench.judging.pause();
  await bench.choose(OTHER);
  const both = await Promise.all([reEvaluate(bench), reEvaluate(bench)]);
  expect(both.map(({ queued }) => queued).sort()).toEqual([0, 3]);
  expect(await reEvaluate(bench, { force: true })).toMatchObject({ queued: 0 });
  await bench.judging.resume();
  await untilIdle(bench);
  expect(bench.asked()).toHaveLength(3);
});

test('forced, every unread one is judged again in full, stale or not', async () => {
  const bench = await makeJudged(2);
  expect(await reEvaluate(bench, { force: true })).toMatchObject({ queued: 2, full: 2, score_only: 0 });
  await untilIdle(bench);
  expect(bench.asked()).toHaveLength(2);
  expect(bench.asked().every((call) => call.endsWith('combined'))).toBe(true);
});

test('forced, what waited to be scored alone is done in full, and is not counted twice', async () => {
  const bench = await makeJudged(1);
  await bench.judging.pause();
  await changeInterests(bench);
  expect(await reEvaluate(bench)).toMatchObject({ score_only: 1 });
  expect(await reEvaluate(bench, { force: true })).toMatchObject({ queued: 0 });
  await bench.judging.resume();
  await untilIdle(bench);
  expect(bench.asked().at(-1)).toMatch(/combined$/);
});

test('a dry run counts and queues nothing', async () => {
  const bench = await makeJudged(2);
  await bench.choose(OTHER);
  expect(await reEvaluate(bench, { dryRun: true })).toMatchObject({ queued: 2, full: 2 });
  expect(await reEvaluate(bench, { dryRun: true, force: true })).toMatchObject({ queued: 2 });
  expect(await listed(bench, 'scoring')).toEqual([]);
  expect(bench.asked()).toEqual([]);
});

test('more articles than one statement takes are queued all the same', async () => {
  const bench = await makeJudged(1);
  await bench.judging.pause();
  const columns = [
    'state',
    'listed_at',
    'title',
    'published_at',
    'fetched_at',
    'excerpt',
    'word_count',
    'score',
  ];
  const list = sql.join(columns.map((column) => sql.ref(column)));
  await sql`
    with recursive numbers (number) as (select 1 union all select number + 1 from numbers where number < 6999)
    insert into articles (feed_id, external_id, ${list})
    select feed_id, external_id || number, ${list} from articles join numbers on true
  `.execute(bench.db);
  const made =
    sql.raw(`interest, quality, explanation, category_fingerprint, score_fingerprint, model, model_digest,
    prompt_version, by_quality_alone, judged_at, duration_ms, tokens_in, tokens_out, category_model`);
  await sql`
    insert into judgements (article_id, ${made})
    select articles.id, ${made} from articles, judgements where articles.id <> judgements.article_id
  `.execute(bench.db);
  await changeInterests(bench);
  expect(await reEvaluate(bench)).toMatchObject({ queued: 7_000, score_only: 7_000 });
  expect(await listed(bench, 'unread')).toEqual([]);
});

import { beforeEach, describe, expect, test } from 'vitest';
import { openDatabase } from '#server/database/open.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeHistory, type PastArticle } from '#server/testing/make-history.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { type Statistics, statisticsSchema } from '#shared/statistics.ts';

const clock = makeFakeClock(new Date(2026, 9, 20, 18).getTime());
const server = await makeTestServer({ clock });
const { db, close } = await openDatabase(server.dataDir);
cleanUpLater(close);

const load = (days = 30) => server.read({ path: `/api/statistics?days=${days}` }, statisticsSchema);
/** Noon of a local day so many days ago. */
const daysAgo = (days: number) => new Date(2026, 9, 20 - days, 12).getTime();
const articles = (count: number, article: PastArticle) => Array.from({ length: count }, () => article);
const onDay = ({ per_day: days }: Statistics, day: string) => days.find((one) => one.day === day);

beforeEach(async () => {
  for (const table of ['feedback', 'articles', 'feeds'] as const) await db.deleteFrom(table).execute();
  // What was counted before the test is forgotten by then.
  await clock.advance(60_000);
});

test('an empty database has all its days, and nothing to say about the rest', async () => {
  const { per_day: days, ...rest } = await load();
  expect(days).toHaveLength(30);
  expect(days[0]).toEqual({
    day: '2026-09-21',
    fetched: 0,
    read: 0,
    judged: 0,
    seconds_per_article: null,
    tokens_in: 0,
    tokens_out: 0,
  });
  expect(days.at(-1)?.day).toBe('2026-10-20');
  expect(rest).toMatchObject({
    days: 30,
    scores: { judged: 0, median: null, blocked: 0 },
    feeds: [],
    never_read: [],
    models: [],
    estimates: { compared: 0, pairs_alike: null, typical_error: null, weeks: [] },
    votes: { more: 0, less: 0, more_above_median: null, pairs_alike: null },
  });
});

test('what happened is counted on its local day, and what lies before the first day is left out', async () => {
  await makeHistory(db, 'Notes', [
    { fetchedAt: new Date(2026, 8, 21).getTime(), readAt: daysAgo(1) },
    { fetchedAt: new Date(2026, 8, 21).getTime() - 1, readAt: new Date(2026, 9, 20).getTime() - 1 },
    {
      fetchedAt: daysAgo(3),
      score: 20,
      judgedAt: daysAgo(1),
      durationMs: 2_000,
      tokensIn: 900,
      tokensOut: 40,
    },
    {
      fetchedAt: daysAgo(40),
      score: 20,
      judgedAt: daysAgo(1),
      durationMs: 5_000,
      tokensIn: 100,
      tokensOut: 10,
    },
  ]);
  const month = await load();
  expect(onDay(month, '2026-09-21')).toMatchObject({ fetched: 1, read: 0 });
  expect(onDay(month, '2026-10-19')).toEqual({
    day: '2026-10-19',
    fetched: 0,
    read: 2,
    judged: 2,
    seconds_per_article: 3.5,
    tokens_in: 1_000,
    tokens_out: 50,
  });
  const sum = ({ per_day: days }: Statistics) => days.reduce((total, { fetched }) => total + fetched, 0);
  expect(sum(month)).toBe(2);
  expect(sum(await load(90))).toBe(4);
});

test('scores stand in their bins; blocked articles are counted beside them', async () => {
  await makeHistory(db, 'Notes', [
    { fetchedAt: daysAgo(1), score: 39.6 },
    { fetchedAt: daysAgo(1), score: 74.4 },
    { fetchedAt: daysAgo(1), score: 75 },
    { fetchedAt: daysAgo(1), score: 100 },
    { fetchedAt: daysAgo(1), score: 90, blocked: true },
    { fetchedAt: daysAgo(1) },
  ]);
  const { scores } = await load();
  expect(scores).toMatchObject({ judged: 4, median: 74.5, blocked: 1 });
  // 39.6 is shown as 40.
  expect(scores.bins[4]).toEqual({ from: 40, to: 49, low: 0, middle: 1, high: 0 });
  expect(scores.bins[7]).toEqual({ from: 70, to: 79, low: 0, middle: 1, high: 1 });
  expect(scores.bins[9]).toEqual({ from: 90, to: 100, low: 0, middle: 0, high: 1 });
});

describe('feeds', () => {
  test('each has its articles a week, median score and share read', async () => {
    const id = await makeHistory(db, 'Notes', [
      { fetchedAt: daysAgo(1), publishedAt: daysAgo(13), score: 80, readAt: daysAgo(1) },
      { fetchedAt: daysAgo(1), publishedAt: daysAgo(14), score: 20 },
      ...articles(2, { fetchedAt: daysAgo(1), publishedAt: daysAgo(7) }),
    ]);
    await makeHistory(db, 'a quiet one', []);
    const { feeds } = await load();
    expect(feeds.map(({ title }) => title)).toEqual(['a quiet one', 'Notes']);
    expect(feeds[0]).toMatchObject({
      fetched: 0,
      articles_per_week: 0,
      median_score: null,
      share_read: null,
    });
    expect(feeds[1]).toMatchObject({ id, fetched: 4, judged: 2, median_score: 50, share_read: 0.25 });
    // Four in the two weeks that the feed is known to go back.
    expect(feeds[1]?.articles_per_week).toBeCloseTo(1.97, 1);
  });

  test('twenty articles in two weeks, and none read, starred or wanted: such a feed is named', async () => {
    const unread = articles(20, { fetchedAt: daysAgo(15) });
    const id = await makeHistory(db, 'Never', unread);
    await makeHistory(db, 'Too young', articles(20, { fetchedAt: daysAgo(13) }));
    await makeHistory(db, 'Too few', unread.slice(1));
    await makeHistory(db, 'Read once, long ago', [
      ...unread,
      { fetchedAt: daysAgo(200), readAt: daysAgo(199) },
    ]);
    await makeHistory(db, 'Starred', [...unread, { fetchedAt: daysAgo(15), starredAt: daysAgo(15) }]);
    await makeHistory(db, 'Wanted', [...unread, { fetchedAt: daysAgo(15), vote: 'more' }]);
    await makeHistory(db, 'Not wanted', [...unread, { fetchedAt: daysAgo(15), vote: 'less' }]);
    const { never_read: never } = await load();
    expect(never.map(({ title, articles: count }) => [title, count])).toEqual([
      ['Not wanted', 21],
      ['Never', 20],
    ]);
    expect(never[1]?.id).toBe(id);
  });
});

test('each model, or pair of models, has its speed and its tokens', async () => {
  const [small, large] = [{ model: 'small' }, { model: 'large', categoryModel: 'small' }];
  await makeHistory(db, 'Notes', [
    { fetchedAt: daysAgo(2), score: 10, durationMs: 1_000, tokensIn: 100, tokensOut: 10, ...small },
    { fetchedAt: daysAgo(2), score: 50, durationMs: 3_000, tokensIn: 300, tokensOut: 30, ...small },
    {
      fetchedAt: daysAgo(2),
      score: 90,
      blocked: true,
      durationMs: 2_000,
      tokensIn: 200,
      tokensOut: 20,
      ...small,
    },
    { fetchedAt: daysAgo(2), score: 70, durationMs: 9_000, tokensIn: 500, tokensOut: 40, ...large },
  ]);
  expect((await load()).models).toEqual([
    {
      model: 'small',
      category_model: null,
      judged: 3,
      seconds_per_article: 2,
      tokens_in: 600,
      tokens_out: 60,
      median_score: 30,
    },
    {
      model: 'large',
      category_model: 'small',
      judged: 1,
      seconds_per_article: 9,
      tokens_in: 500,
      tokens_out: 40,
      median_score: 70,
    },
  ]);
});

test('estimates are held against the scores that came later, votes against the scores', async () => {
  const fetchedAt = daysAgo(2);
  await makeHistory(db, 'Notes', [
    { fetchedAt, score: 90, estimateBefore: 70, vote: 'more' },
    { fetchedAt, score: 50, estimateBefore: 45.4 },
    { fetchedAt, score: 20, estimateBefore: 60, vote: 'less' },
    { fetchedAt, score: 95, estimateBefore: 0, blocked: true },
    { fetchedAt, score: 10, vote: 'less' },
  ]);
  const { estimates, votes } = await load();
  expect(estimates).toMatchObject({ compared: 3, pairs_alike: 2 / 3, typical_error: 20 });
  expect(estimates.weeks).toHaveLength(1);
  expect(votes).toMatchObject({ more: 1, less: 2, more_above_median: 1, pairs_alike: 1 });
});

test('within a minute the same figures are given again, then new ones', async () => {
  const { as_of: before } = await load();
  await makeHistory(db, 'Notes', [{ fetchedAt: daysAgo(0) }]);
  await clock.advance(59_000);
  expect(await load()).toMatchObject({ as_of: before, feeds: [] });
  await clock.advance(1_000);
  expect((await load()).feeds).toHaveLength(1);
});

test.each([
  ['a number of days that is not offered', 'days=31', 'days is 30, 90 or 365'],
  ['a misspelt name', 'day=30', 'day'],
])('refused with a clear sentence: %s', async (_, query, sentence) => {
  const { status, code, message } = await server.refusal({ path: `/api/statistics?${query}` });
  expect({ status, code }).toEqual({ status: 400, code: 'invalid_request' });
  expect(message).toContain(sentence);
});

import { beforeEach, expect, test, vi } from 'vitest';
import { saveReaderSettings } from '#server/settings/reader-settings.ts';
import { listChats } from '#server/testing/asked-chats.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticle, makeArticles } from '#server/testing/make-article.ts';
import { type JudgingBench, type JudgingOptions, makeJudging } from '#server/testing/make-judging.ts';
import type { JudgingStatus } from '#shared/judgement.ts';
import type { ReaderSettingsChange } from '#shared/settings.ts';

const HOUR = 3_600_000;

beforeEach(() => {
  vi.stubEnv('TZ', 'Europe/Berlin');
  return () => vi.unstubAllEnvs();
});

/** The fake clock begins at ten in the morning of a Friday, local time. */
async function makeBudget(change: ReaderSettingsChange, options: JudgingOptions = {}) {
  const clock = makeFakeClock();
  const bench = await makeJudging({ ...options, clock });
  const decide = (next: ReaderSettingsChange) => saveReaderSettings({ ...bench, clock }, next);
  await decide(change);
  return { ...bench, clock, decide };
}

const untilStatus = ({ until, judging }: JudgingBench, wanted: Partial<JudgingStatus>) =>
  until(async () => {
    const status: Record<string, unknown> = await judging.status();
    return Object.entries(wanted).every(([key, value]) => status[key] === value) && status;
  });
const titles = ({ ollama }: JudgingBench) => listChats(ollama).map(({ title }) => title);

test('a daily limit stops what is judged by itself, says until when, and goes on after midnight', async () => {
  const bench = await makeBudget({ daily_limit: 3 });
  await bench.add(makeArticles(8));
  expect(await untilStatus(bench, { reason: 'budget_spent' })).toMatchObject({
    state: 'standing_still',
    message: "Today's limit of 3 articles is reached",
    link: '/settings/general#judging',
    budget: { limit: 3, judged_today: 3 },
    resumes_at: '2026-11-20T23:00:00.000Z',
    waiting: 5,
    estimated_seconds: null,
  });
  expect(titles(bench)).toEqual(['Article 1', 'Article 2', 'Article 3']);
  await bench.clock.advance(14 * HOUR - 1);
  expect(titles(bench)).toHaveLength(3);
  await bench.clock.advance(1);
  await untilStatus(bench, { reason: 'budget_spent', waiting: 2 });
  expect(titles(bench)).toHaveLength(6);
  expect((await bench.judging.status()).budget).toEqual({ limit: 3, judged_today: 3 });
});

test('the limit holds for all slots together', async () => {
  const environment = { WINNOW_JUDGING_CONCURRENCY: '4' };
  const bench = await makeBudget({ daily_limit: 5 }, { environment, ollama: { slots: 8 } });
  await bench.add(makeArticles(12));
  await untilStatus(bench, { reason: 'budget_spent', waiting: 7 });
  expect(titles(bench)).toHaveLength(5);
});

test('with two models no more articles are begun than can be brought to an end on this day', async () => {
  const bench = await makeBudget({ daily_limit: 3 }, { scoringModel: 'llama3.2:3b' });
  await bench.add(makeArticles(8));
  await untilStatus(bench, { reason: 'budget_spent', waiting: 5 });
  expect(titles(bench)).toHaveLength(6);
  expect(new Set(titles(bench))).toEqual(new Set(['Article 1', 'Article 2', 'Article 3']));
});

test('what the owner asks for goes on beyond the limit and is not counted', async () => {
  const bench = await makeBudget({ daily_limit: 2 });
  const ids = await bench.add(makeArticles(4));
  await untilStatus(bench, { reason: 'budget_spent' });
  await bench.judging.judgeAgain(ids[3] ?? 0);
  await untilStatus(bench, { reason: 'budget_spent', waiting: 1 });
  expect(await bench.judging.reEvaluate({ force: true, dryRun: false })).toMatchObject({ queued: 3 });
  await untilStatus(bench, { reason: 'budget_spent', waiting: 1, current_article_id: null });
  expect(titles(bench)).toHaveLength(6);
  expect(titles(bench)).not.toContain('Article 3');
  expect((await bench.judging.status()).budget.judged_today).toBe(2);
});

test('a higher limit counts at once, and none at all too', async () => {
  const bench = await makeBudget({ daily_limit: 1 });
  await bench.add(makeArticles(4));
  await untilStatus(bench, { reason: 'budget_spent', waiting: 3 });
  await bench.decide({ daily_limit: 2 });
  await untilStatus(bench, { reason: 'budget_spent', waiting: 2 });
  await bench.decide({ daily_limit: null });
  expect(await untilStatus(bench, { state: 'idle' })).toMatchObject({ resumes_at: null, reason: null });
});

test('an article that failed was not judged', async () => {
  const bench = await makeBudget({ daily_limit: 2 });
  bench.ollama.setFaults({ chats: ['not_json', 'not_json', 'not_json'] });
  await bench.add(makeArticles(5));
  await untilStatus(bench, { reason: 'budget_spent', waiting: 2, failed: 1 });
});

test('in quiet hours nothing begins, not even judging again; the running call comes to its end', async () => {
  const bench = await makeBudget({}, { ollama: { generatedTokensPerSecond: 2_000 } });
  await bench.add(makeArticles(3));
  await bench.until(async () => (await bench.judging.status()).current_article_id !== null);
  await bench.decide({ quiet_hours: { from: '09:00', to: '11:30' } });
  expect(await untilStatus(bench, { reason: 'quiet_hours' })).toMatchObject({
    state: 'standing_still',
    message: 'Quiet until 11:30',
    link: '/settings/general#judging',
    resumes_at: '2026-11-20T10:30:00.000Z',
    waiting: 2,
  });
  await bench.judging.reEvaluate({ force: true, dryRun: false });
  await untilStatus(bench, { reason: 'quiet_hours', waiting: 3, waiting_again: 1, waiting_new: 2 });
  expect(titles(bench)).toHaveLength(1);
  await bench.clock.advance(1.5 * HOUR - 1);
  expect(titles(bench)).toHaveLength(1);
  await bench.clock.advance(1);
  await untilStatus(bench, { state: 'idle' });
  expect(titles(bench)).toHaveLength(4);
});

test('in quiet hours an article that the owner asks for is judged at once, and only that one', async () => {
  const bench = await makeBudget({ quiet_hours: { from: '22:00', to: '12:00' } });
  const [id = 0] = await bench.add(makeArticles(3));
  await untilStatus(bench, { reason: 'quiet_hours', waiting: 3 });
  await bench.judging.judgeAgain(id);
  await untilStatus(bench, { reason: 'quiet_hours', waiting: 2 });
  expect(titles(bench)).toEqual(['Article 1']);
});

test('with nothing in the queue quiet hours and a reached limit are no news', async () => {
  const bench = await makeBudget({ quiet_hours: { from: '09:00', to: '12:00' } });
  expect(await bench.judging.status()).toMatchObject({ state: 'idle', reason: null, resumes_at: null });
});

test('the owner’s pause is told before quiet hours, and quiet hours before the limit', async () => {
  const bench = await makeBudget({ daily_limit: 1 });
  await bench.add([1, 2].map((part) => makeArticle({ title: `Tides, part ${part}` })));
  await untilStatus(bench, { reason: 'budget_spent' });
  await bench.decide({ quiet_hours: { from: '09:00', to: '12:00' } });
  await untilStatus(bench, { reason: 'quiet_hours' });
  await bench.judging.pause();
  expect(await bench.judging.status()).toMatchObject({
    reason: 'paused_by_owner',
    paused: true,
    resumes_at: null,
  });
});

test('the time left counts only what today’s limit lets through', async () => {
  const bench = await makeBudget({ daily_limit: 4 });
  await bench.add(makeArticles(1));
  await untilStatus(bench, { state: 'idle' });
  await bench.db.updateTable('judgements').set({ duration_ms: 10_000 }).execute();
  bench.ollama.setFaults({ chats: () => 'hang_headers' });
  await bench.add(makeArticles(10, { url: 'https://site.example/later' }).slice(1));
  const { estimated_seconds: seconds, budget } = await bench.until(async () => {
    const status = await bench.judging.status();
    return status.current_article_id !== null && status;
  });
  expect({ seconds, budget }).toEqual({ seconds: 30, budget: { limit: 4, judged_today: 1 } });
});

test('a pause is told at once, though the running call goes on', async () => {
  const bench = await makeBudget({});
  bench.ollama.setFaults({ chats: () => 'hang_headers' });
  await bench.add(makeArticles(2));
  await bench.until(async () => (await bench.judging.status()).current_article_id !== null);
  expect(await bench.judging.status()).toMatchObject({ state: 'judging', paused: false });
  await bench.judging.pause();
  expect(await bench.judging.status()).toMatchObject({ state: 'judging', reason: null, paused: true });
});

import { expect, test } from 'vitest';
import { listArticleIds } from '#server/articles/list-queries.ts';
import { saveInterests } from '#server/settings/interests.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeArticles } from '#server/testing/make-article.ts';
import { type JudgingBench, type JudgingOptions, makeJudging } from '#server/testing/make-judging.ts';
import { defaultInstalled, makeModel } from '#server/testing/ollama-simulator/models.ts';
import type { View } from '#shared/page.ts';

const FIRST = 'granite4.1:3b';
const SECOND = 'llama3.2:3b';
const OTHER = 'other:3b';
const models = [...defaultInstalled, makeModel({ name: OTHER })];
const nothing = { queued: 0, full: 0, score_only: 0, estimated_seconds: null };

const listed = async ({ db, clock }: JudgingBench, view: View) =>
  (await listArticleIds(db, { view, sort: 'newest', now: clock.now() })).ids;
const reEvaluate = ({ judging }: JudgingBench, options: { force?: boolean; dryRun?: boolean } = {}) =>
  judging.reEvaluate({ force: false, dryRun: false, ...options });
const changeInterests = (bench: JudgingBench) =>
  saveInterests(bench, { interests: 'Night trains', anti_interests: '' });

/** Judged unread articles. */
async function makeJudged(count: number, options: JudgingOptions = {}): Promise<JudgingBench> {
  const bench = await makeJudging({ model: FIRST, ollama: { models }, ...options });
  await bench.add(makeArticles(count));
  await bench.until(async () => (await bench.judging.status()).state === 'idle');
  return bench;
}

test('the time it will take goes by the last articles of these models, or of others before these have judged', async () => {
  const bench = await makeJudged(3);
  await bench.db.updateTable('judgements').set({ duration_ms: 6_000 }).execute();
  expect(await reEvaluate(bench, { force: true, dryRun: true })).toMatchObject({ estimated_seconds: 18 });
  await bench.choose(OTHER);
  expect(await reEvaluate(bench, { dryRun: true })).toMatchObject({ queued: 3, estimated_seconds: 18 });
});

test('where the score alone is asked for it takes a part of that, less where another model sorts', async () => {
  const estimate = async (options: JudgingOptions) => {
    const bench = await makeJudged(10, options);
    await bench.db.updateTable('judgements').set({ duration_ms: 10_000 }).execute();
    await changeInterests(bench);
    return reEvaluate(bench, { dryRun: true });
  };
  expect(await estimate({})).toMatchObject({ score_only: 10, estimated_seconds: 85 });
  const two = { scoringModel: SECOND };
  expect(await estimate(two)).toMatchObject({ score_only: 10, estimated_seconds: 60 });
});

test('two articles at the same time take half as long', async () => {
  const bench = await makeJudged(3, { environment: { WINNOW_JUDGING_CONCURRENCY: '2' } });
  await bench.db.updateTable('judgements').set({ duration_ms: 6_000 }).execute();
  expect(await reEvaluate(bench, { force: true, dryRun: true })).toMatchObject({ estimated_seconds: 9 });
});

test('while Ollama is away it is refused with the reason, and nothing is queued', async () => {
  const clock = makeFakeClock();
  const bench = await makeJudged(1, { clock });
  await bench.choose(OTHER);
  await bench.ollama.stop();
  await expect(reEvaluate(bench)).rejects.toMatchObject({
    code: 'ollama_unreachable',
    details: { error_class: 'unreachable' },
  });
  expect(await listed(bench, 'scoring')).toEqual([]);
});

test('while Ollama is away a dry run counts by what the models were when they were last seen', async () => {
  const bench = await makeJudged(2);
  expect(await reEvaluate(bench, { dryRun: true })).toMatchObject({ queued: 0, blocked: null });
  await bench.ollama.stop();
  bench.bus.publish({ type: 'models_changed' });
  const sentence = expect.stringMatching(/reachable.*\.$/);
  const away = { reason: 'unreachable', message: sentence, hint: expect.any(String) };
  expect(await reEvaluate(bench, { dryRun: true })).toMatchObject({ queued: 0, blocked: away });
  await changeInterests(bench);
  expect(await reEvaluate(bench, { dryRun: true })).toMatchObject({
    queued: 2,
    score_only: 2,
    estimated_seconds: expect.any(Number),
    blocked: away,
  });
  await bench.choose(OTHER);
  expect(await reEvaluate(bench, { dryRun: true })).toEqual({ ...nothing, blocked: away });
});

test('what judged was seen: a dry run counts by it, though Ollama went before anybody asked', async () => {
  const bench = await makeJudged(2);
  await bench.ollama.stop();
  bench.bus.publish({ type: 'models_changed' });
  await changeInterests(bench);
  expect(await reEvaluate(bench, { dryRun: true })).toMatchObject({
    queued: 2,
    score_only: 2,
    blocked: { reason: 'unreachable' },
  });
});

test('while the chosen model is missing a dry run says so, and counts by what it was', async () => {
  const bench = await makeJudged(2);
  await bench.choose(OTHER);
  expect(await reEvaluate(bench, { dryRun: true })).toMatchObject({ queued: 2, blocked: null });
  bench.ollama.setModels(defaultInstalled);
  bench.bus.publish({ type: 'models_changed' });
  const hint = expect.stringMatching(/Pull/);
  expect(await reEvaluate(bench, { dryRun: true })).toMatchObject({
    queued: 2,
    full: 2,
    blocked: { reason: 'model_missing', message: `${OTHER} is not installed.`, hint },
  });
  await bench.choose('nobody:7b');
  expect(await reEvaluate(bench, { dryRun: true })).toMatchObject({ ...nothing, blocked: {} });
});

test('a chosen model that is gone, or cannot judge, is refused by its name', async () => {
  const bench = await makeJudged(1);
  await bench.choose(FIRST, 'nobody:7b');
  await expect(reEvaluate(bench)).rejects.toMatchObject({
    code: 'model_not_installed',
    message: 'nobody:7b is not installed.',
  });
  await bench.choose('all-minilm');
  await expect(reEvaluate(bench)).rejects.toMatchObject({
    code: 'model_cannot_judge',
    message: expect.stringContaining('all-minilm'),
  });
});

test('without a chosen model there is nothing to do again', async () => {
  const bench = await makeJudging({ model: null });
  const blocked = { reason: 'no_model', message: 'No model chosen yet.', hint: expect.any(String) };
  expect(await reEvaluate(bench)).toEqual({ ...nothing, blocked });
  expect(await reEvaluate(bench, { dryRun: true })).toEqual({ ...nothing, blocked });
});

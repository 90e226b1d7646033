import { expect, test } from 'vitest';
import { changeCategories } from '#server/categories/change-categories.ts';
import { mergeCategories } from '#server/categories/merge-categories.ts';
import { updateCategory } from '#server/categories/update-category.ts';
import { createEstimator } from '#server/estimates/estimator.ts';
import { vote } from '#server/estimates/votes/vote.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeCategories } from '#server/testing/make-categories.ts';
import type { Verdict } from '#shared/feedback.ts';
import { answerSuggestion } from './answer-suggestion.ts';
import { readSuggestions } from './read-suggestions.ts';

async function makeBench() {
  const bench = await makeCategories();
  const estimator = createEstimator();
  cleanUpLater(estimator.close);
  const source = { ...bench, estimator };
  return {
    ...bench,
    /** So many judged articles of a category, each voted on. */
    voted: async (categoryId: number, count: number, verdict: Verdict) => {
      for (let index = 0; index < count; index += 1) {
        await vote(source, await bench.judge({ categories: [categoryId] }), verdict);
      }
    },
    weights: async () => (await readSuggestions(source)).weights,
    answer: (id: string, answer: 'yes' | 'no') => answerSuggestion({ categories: bench, source }, id, answer),
  };
}

test('a weight that is said yes to counts at once, and its suggestion is gone', async () => {
  const bench = await makeBench();
  const trains = await bench.add('Trains');
  await bench.voted(trains, 4, 'more');
  expect(await bench.weights()).toEqual([]);
  await bench.voted(trains, 1, 'more');
  const before = await bench.db.selectFrom('articles').select(['id', 'score']).execute();
  const id = `weight-${trains}-boost`;
  expect(await bench.weights()).toEqual([
    { id, category_id: trains, name: 'Trains', from: 'normal', to: 'boost', votes: 5 },
  ]);
  expect(await bench.answer(id, 'yes')).toEqual({ applied: true });
  const after = await bench.db.selectFrom('articles').select(['id', 'score']).execute();
  for (const { id: article, score } of after) {
    expect(score).toBeGreaterThan(before.find((row) => row.id === article)?.score ?? 100);
  }
  expect(await bench.weights()).toEqual([]);
  await expect(bench.answer(id, 'yes')).rejects.toMatchObject({ code: 'not_found' });
});

test('a no changes no weight and is remembered', async () => {
  const bench = await makeBench();
  const trains = await bench.add('Trains');
  await bench.voted(trains, 5, 'less');
  expect(await bench.answer(`weight-${trains}-reduce`, 'no')).toEqual({ applied: false });
  await bench.voted(trains, 4, 'less');
  expect(await bench.weights()).toEqual([]);
  await bench.voted(trains, 1, 'less');
  expect(await bench.weights()).toMatchObject([{ from: 'normal', to: 'reduce', votes: 10 }]);
  expect(bench.heard).toContainEqual({ type: 'suggestions_changed' });
});

test('the owner who weighs a category the other way is asked from there; one who did it already is not', async () => {
  const bench = await makeBench();
  const trains = await bench.add('Trains');
  await bench.voted(trains, 5, 'more');
  await changeCategories(bench, [trains], { weight: 'reduce' });
  expect(await bench.weights()).toMatchObject([{ from: 'reduce', to: 'normal' }]);
  await changeCategories(bench, [trains], { weight: 'max' });
  expect(await bench.weights()).toEqual([]);
});

test('votes whose articles are gone are found under the new name of their category, and under another it went into', async () => {
  const bench = await makeBench();
  const [trains, railways] = [await bench.add('Trains'), await bench.add('Railways')];
  await bench.voted(trains, 5, 'more');
  await bench.db.deleteFrom('articles').execute();
  await updateCategory(bench, trains, { name: 'Rolling stock' });
  expect(await bench.weights()).toMatchObject([{ category_id: trains, name: 'Rolling stock', votes: 5 }]);
  await mergeCategories(bench, { ids: [trains], into: railways });
  expect(await bench.weights()).toMatchObject([{ category_id: railways, name: 'Railways', votes: 5 }]);
  await changeCategories(bench, [railways], { hidden: true });
  expect(await bench.weights()).toEqual([]);
});

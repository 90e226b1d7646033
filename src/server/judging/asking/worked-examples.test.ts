import { expect, test } from 'vitest';
import { createEstimator } from '#server/estimates/estimator.ts';
import { vote } from '#server/estimates/votes/vote.ts';
import { readInterests } from '#server/settings/interests.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { type CategoryBench, makeCategories } from '#server/testing/make-categories.ts';
import { readProfile } from './read-profile.ts';
import { saveInterestsWithExamples } from './worked-examples.ts';

async function makeBench() {
  const bench = await makeCategories();
  const estimator = createEstimator();
  cleanUpLater(estimator.close);
  return { ...bench, estimator };
}

const save = (bench: CategoryBench, interests: string) =>
  saveInterestsWithExamples(bench, { interests, anti_interests: '' });
const examples = async ({ db }: CategoryBench) => (await readProfile(db)).profile.examples;

test('votes become examples when the interests are saved anew, and neither before nor by a save that changes nothing', async () => {
  const bench = await makeBench();
  await save(bench, 'Trains');
  await vote(bench, await bench.judge(), 'more');
  expect(await examples(bench)).toEqual([]);
  expect(await save(bench, 'Trains ')).toMatchObject({ version: 1 });
  expect(await examples(bench)).toEqual([]);

  expect(await save(bench, 'Night trains')).toMatchObject({ version: 2 });
  const first = [{ title: 'Article 1', verdict: 'more' }];
  expect(await examples(bench)).toEqual(first);
  await vote(bench, await bench.judge(), 'less');
  expect(await examples(bench)).toEqual(first);
  expect(await readInterests(bench.db)).toMatchObject({ version: 2 });

  await save(bench, 'Trains');
  expect(await examples(bench)).toEqual([{ title: 'Article 2', verdict: 'less' }, ...first]);
});

test('a save that is refused keeps the examples as they were', async () => {
  const bench = await makeBench();
  await save(bench, 'Trains');
  await vote(bench, await bench.judge(), 'more');
  const change = { interests: 'Night trains', anti_interests: '', version: 0 };
  await expect(saveInterestsWithExamples(bench, change)).rejects.toMatchObject({ code: 'settings_changed' });
  expect(await examples(bench)).toEqual([]);
});

test('damaged examples are none', async () => {
  const bench = await makeBench();
  await save(bench, 'Trains');
  const row = { key: 'worked_examples', value: '{"version":1,"examples":[{"title":1}]}', updated_at: 0 };
  await bench.db
    .insertInto('settings')
    .values(row)
    .onConflict((c) => c.column('key').doUpdateSet(row))
    .execute();
  expect(await examples(bench)).toEqual([]);
});

import { expect, test } from 'vitest';
import { makeCategories } from '#server/testing/make-categories.ts';
import { storeJudgement } from './judgement-queries.ts';

async function open() {
  const { db, judge } = await makeCategories();
  const id = await judge();
  const estimated = async (estimate: number) => {
    await db.updateTable('articles').set({ estimate }).execute();
  };
  const again = (scoreFingerprint: string) =>
    storeJudgement(db, id, {
      categories: null,
      score: { value: 71, blockedBy: null, factors: [] },
      record: {
        ...{ interest: 8, quality: 6, explanation: '', categoryFingerprint: '', scoreFingerprint },
        ...{ model: 'm', modelDigest: '', categoryModel: 'm', promptVersion: 1, byQualityAlone: false },
        ...{ judgedAt: 5, stages: 'both', durationMs: 1, tokensIn: 1, tokensOut: 1 },
      },
    });
  const before = async () =>
    (await db.selectFrom('judgements').selectAll().executeTakeFirst())?.estimate_before;
  return { estimated, again, before };
}

test('the estimate that a judgement is held against is the one before it', async () => {
  const { estimated, again, before } = await open();
  await estimated(40);
  await again('with other interests');
  expect(await before()).toBe(40);
});

test('an estimate that knew the same judgement already is not held against it', async () => {
  const { estimated, again, before } = await open();
  await estimated(40);
  await again('with other interests');
  await estimated(70);
  await again('with other interests');
  expect(await before()).toBe(40);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { listCategoriesOf } from '#server/categories/category-queries.ts';
import { makeCategories } from '#server/testing/make-categories.ts';
import { weightSchema } from '#shared/category.ts';
import { rescoreArticles } from './rescore-queries.ts';
import { computeScore } from './score.ts';

const level = fc.integer({ min: 0, max: 10 });
const weight = fc.option(fc.constantFrom(...weightSchema.options), { nil: null });

/** Four categories, the last two under the first two. */
const tree = fc.array(fc.record({ weight, hidden: fc.boolean() }), { minLength: 4, maxLength: 4 });
const article = fc.record({
  interest: level,
  quality: level,
  byQualityAlone: fc.boolean(),
  carried: fc.shuffledSubarray([0, 1, 2, 3]),
});

test('the database works out the same score and the same blocking as the formula, for any article in any tree', async () => {
  const { db, add, judge } = await makeCategories();
  const roots = [await add('One'), await add('Two')];
  const [one = 0, two = 0] = roots;
  const ids = [...roots, await add('Three', { parentId: one }), await add('Four', { parentId: two })];
  const articleId = await judge();
  await fc.assert(
    fc.asyncProperty(tree, article, async (categories, { interest, quality, byQualityAlone, carried }) => {
      for (const [index, { weight: own, hidden }] of categories.entries()) {
        const columns = { weight: own, hidden_at: hidden ? 1 : null };
        await db
          .updateTable('categories')
          .set(columns)
          .where('id', '=', ids[index] ?? 0)
          .execute();
      }
      await db.deleteFrom('article_categories').execute();
      for (const [position, index] of carried.entries()) {
        const row = { article_id: articleId, category_id: ids[index] ?? 0, position };
        await db.insertInto('article_categories').values(row).execute();
      }
      const columns = { interest, quality, by_quality_alone: byQualityAlone ? 1 : 0 };
      await db.updateTable('judgements').set(columns).execute();
      await rescoreArticles(db, [articleId], 5);

      const stored = await db
        .selectFrom('articles')
        .select(['score', 'blocked_by', 'state'])
        .executeTakeFirstOrThrow();
      const current = await listCategoriesOf(db, articleId);
      const expected = computeScore({
        interest,
        quality,
        categories: current,
        hasInterests: !byQualityAlone,
      });
      expect(stored.score).toBeCloseTo(expected.value, 8);
      expect(stored.blocked_by).toBe(expected.blockedBy?.id ?? null);
      expect(stored.state).toBe(expected.blockedBy ? 'blocked' : 'judged');
    }),
    { numRuns: 300 },
  );
});

test('what has its score already is not written, and what was never judged is left alone', async () => {
  const { db, add, judge } = await makeCategories();
  const one = await add('One', { weight: 'boost' });
  const ids = [await judge({ categories: [one] }), await judge()];
  expect(await rescoreArticles(db, ids, 5)).toEqual([]);
  await db.deleteFrom('judgements').execute();
  await db.updateTable('articles').set({ score: null, state: 'waiting' }).execute();
  expect(await rescoreArticles(db, ids, 5)).toEqual([]);
});

test('an article that waits to be judged again goes on waiting, and a failed one is failed again without its block', async () => {
  const { db, add, judge } = await makeCategories();
  const one = await add('One', { weight: 'block' });
  const [waiting, failed] = [await judge({ categories: [one] }), await judge({ categories: [one] })];
  await db.updateTable('articles').set({ rejudging: 1 }).where('id', '=', waiting).execute();
  const failure = { article_id: failed, class: 'bad_output', text: 'No.', failed_at: 1 };
  await db.insertInto('judging_failures').values(failure).execute();
  await db.updateTable('categories').set({ weight: null }).execute();
  await rescoreArticles(db, [waiting, failed], 5);
  const states = await db.selectFrom('articles').select(['id', 'state', 'rejudging']).orderBy('id').execute();
  expect(states).toEqual([
    { id: waiting, state: 'judged', rejudging: 1 },
    { id: failed, state: 'failed', rejudging: 0 },
  ]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyGroups } from '#server/categories/apply-groups.ts';
import { listCategories, listCategoriesOf } from '#server/categories/category-queries.ts';
import { changeCategories } from '#server/categories/change-categories.ts';
import { createCategory } from '#server/categories/create-category.ts';
import { matchCategories } from '#server/categories/match-categories.ts';
import { mergeCategories } from '#server/categories/merge-categories.ts';
import { deleteCategories, refuseCategories } from '#server/categories/remove-categories.ts';
import { slugOf } from '#server/categories/slug.ts';
import { undoGroups } from '#server/categories/undo-groups.ts';
import { updateCategory } from '#server/categories/update-category.ts';
import { type CategoryBench, makeCategories } from '#server/testing/make-categories.ts';
import { AppError } from '#shared/app-error.ts';
import { ownWeightSchema } from '#shared/category.ts';
import { computeScore } from './score.ts';

const kinds = [
  'create',
  'propose',
  'judge',
  'rename',
  'move',
  'weigh',
  'hide',
  'show',
  'accept',
  'refuse',
  'delete',
  'merge',
  'group',
  'undo',
] as const;
const names = ['Rust', 'rust!', 'Trains', 'Railways', 'Tides', 'Öl', 'Ol', 'Bread', '数据库', '🚂'];
const often = ['move', 'judge', 'weigh', 'merge', 'delete', 'propose'] as const;
const pick = fc.nat({ max: 6 });
const step = fc.record({
  kind: fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom(...kinds) },
    { weight: 1, arbitrary: fc.constantFrom(...often) },
  ),
  name: fc.constantFrom(...names),
  weight: fc.constantFrom(...ownWeightSchema.options),
  picks: fc.tuple(pick, pick, pick),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Names that the owner got rid of: slugs that no proposal may bring back. */
type World = { bench: CategoryBench; gone: Set<string>; undoToken: string };

async function take(world: World, { kind, name, weight, picks }: Step): Promise<void> {
  const { bench, gone } = world;
  const all = await listCategories(bench.db, { all: true });
  const pick = (index: 0 | 1 | 2) => all[picks[index] % Math.max(1, all.length)];
  const [one, other, third] = [pick(0), pick(1), pick(2)];
  if (kind === 'create') {
    await createCategory(bench, { name, weight, parent_id: picks[0] % 2 ? one?.id : null });
    gone.delete(slugOf(name));
  }
  if (kind === 'propose') {
    const { categories } = await matchCategories(bench.db, { ids: [], proposed: name });
    const [found] = categories;
    if (found && !gone.has(slugOf(name))) await bench.judge({ categories: [found.id] });
    if (gone.has(slugOf(name))) expect(found?.name && slugOf(found.name)).not.toBe(slugOf(name));
  }
  if (!one || !other || !third) return;
  const ids = [one.id, third.id];
  switch (kind) {
    case 'judge':
      await bench.judge({ interest: picks[0] % 11, quality: picks[1] % 11, categories: [...new Set(ids)] });
      return;
    case 'rename':
      await updateCategory(bench, one.id, { name });
      gone.delete(slugOf(name));
      return;
    case 'move':
      await changeCategories(bench, [one.id], { parent_id: picks[2] % 3 ? other.id : null });
      return;
    case 'weigh':
      await changeCategories(bench, ids, { weight });
      return;
    case 'hide':
    case 'show':
      await changeCategories(bench, [one.id], { hidden: kind === 'hide' });
      return;
    case 'accept':
      await changeCategories(bench, ids, { accepted: true });
      return;
    case 'refuse':
      await refuseCategories(bench, [one.id]);
      gone.add(slugOf(one.name));
      return;
    case 'delete':
      await deleteCategories(bench, [one.id]);
      gone.add(slugOf(one.name));
      return;
    case 'merge':
      await mergeCategories(bench, { ids, into: other.id });
      for (const { name: merged } of [one, third]) gone.add(slugOf(merged));
      return;
    case 'group': {
      const to = picks[2] % 2 ? { id: other.id, name: other.name } : { id: null, name };
      const applied = await applyGroups(bench, [{ category_id: one.id, to }]);
      world.undoToken = applied.undo_token;
      if (to.id === null) gone.delete(slugOf(name));
      return;
    }
    case 'undo':
      await undoGroups(bench, world.undoToken);
  }
}

async function check({ db }: CategoryBench): Promise<void> {
  const all = await listCategories(db, { all: true });
  const byId = new Map(all.map((category) => [category.id, category]));
  expect(new Set(all.map(({ name }) => slugOf(name))).size).toBe(all.length);
  for (const category of all) {
    const parent = category.parent_id === null ? null : byId.get(category.parent_id);
    expect(parent, `the parent of ${category.name}`).not.toBeUndefined();
    expect(parent?.parent_id ?? null).toBeNull();
    if (parent?.hidden) expect(category.hidden).toBe(true);
  }
  const slugs = await db.selectFrom('categories').select('slug').execute();
  expect(slugs.map(({ slug }) => slug).sort()).toEqual(all.map(({ name }) => slugOf(name)).sort());
  const carried = await db.selectFrom('article_categories').select('category_id').execute();
  for (const { id, article_count: count } of all) {
    expect(carried.filter(({ category_id }) => category_id === id)).toHaveLength(count);
  }
  const articles = await db
    .selectFrom('articles')
    .innerJoin('judgements', 'judgements.article_id', 'articles.id')
    .select(['id', 'score', 'blocked_by', 'state', 'interest', 'quality'])
    .execute();
  for (const article of articles) {
    const categories = await listCategoriesOf(db, article.id);
    const expected = computeScore({ ...article, categories, hasInterests: true });
    expect(article.score).toBeCloseTo(expected.value, 8);
    expect(article.blocked_by).toBe(expected.blockedBy?.id ?? null);
    expect(article.state).toBe(expected.blockedBy ? 'blocked' : 'judged');
  }
  expect(await db.selectFrom('category_work').selectAll().execute()).toEqual([]);
}

test('whatever is done to categories, the tree has two levels and no name twice, every score is that of the formula, counts are those of the articles, and what the owner got rid of stays away', async () => {
  const bench = await makeCategories();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 20 }), async (steps) => {
      for (const table of ['auto_group_moves', 'category_aliases', 'articles', 'categories'] as const) {
        if (table === 'categories') await bench.db.updateTable(table).set({ parent_id: null }).execute();
        await bench.db.deleteFrom(table).execute();
      }
      const world: World = { bench, gone: new Set(), undoToken: 'none' };
      const roots = [await bench.add('Rust'), await bench.add('Trains', { weight: 'block' })];
      for (const [index, parentId] of roots.entries()) {
        const child = await bench.add(['Tides', 'Bread'][index] ?? '', { parentId });
        await bench.judge({ categories: [child] });
        await bench.judge({ categories: [parentId, child] });
      }
      for (const one of steps) {
        // Hidden together means at one moment.
        await bench.clock.advance(1);
        try {
          await take(world, one);
        } catch (error) {
          // What is not allowed is refused, and changes nothing.
          if (!(error instanceof AppError)) throw error;
        }
        await check(bench);
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);

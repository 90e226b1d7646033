import { expect, test } from 'vitest';
import { type CategoryBench, makeCategories } from '#server/testing/make-categories.ts';
import { applyGroups } from './apply-groups.ts';
import { listCategories } from './category-queries.ts';
import { changeCategories } from './change-categories.ts';
import { mergeCategories } from './merge-categories.ts';
import { deleteCategories } from './remove-categories.ts';
import { undoGroups } from './undo-groups.ts';

const treeOf = async ({ db }: CategoryBench) =>
  (await listCategories(db)).map(({ name, parent_name: parent, weight }) =>
    [...(parent ? [parent] : []), weight === 'inherit' ? name : `${name} ${weight}`].join(' > '),
  );
const toNew = (category_id: number, name = 'Food') => ({ category_id, to: { id: null, name } });

async function makeKitchen() {
  const bench = await makeCategories();
  const home = await bench.add('Home');
  const bread = await bench.add('Bread', { weight: 'max' });
  const soup = await bench.add('Soup', { parentId: home });
  await bench.add('Rust');
  return { ...bench, home, bread, soup };
}
const before = ['Bread max', 'Home', 'Home > Soup', 'Rust'];

test('grouping moves what is listed and nothing else, keeps weights, and is undone exactly', async () => {
  const bench = await makeKitchen();
  const applied = await applyGroups(bench, [toNew(bench.bread), toNew(bench.soup, 'food!')]);
  expect(applied.applied).toBe(2);
  expect(await treeOf(bench)).toEqual(['Food', 'Food > Bread max', 'Food > Soup', 'Home', 'Rust']);
  expect(await undoGroups(bench, applied.undo_token)).toEqual({ undone: 2 });
  expect(await treeOf(bench)).toEqual(before);
  await expect(undoGroups(bench, applied.undo_token)).rejects.toMatchObject({ code: 'cannot_undo' });
});

test('a group that has got something else in it stays when the grouping is undone', async () => {
  const bench = await makeKitchen();
  const { undo_token } = await applyGroups(bench, [toNew(bench.bread)]);
  const food = (await listCategories(bench.db)).find(({ name }) => name === 'Food')?.id ?? 0;
  await bench.judge({ categories: [food] });
  await undoGroups(bench, undo_token);
  expect(await treeOf(bench)).toEqual(['Bread max', 'Food', 'Home', 'Home > Soup', 'Rust']);
});

test.each([
  ['moved', ({ soup, home, ...bench }) => changeCategories(bench, [soup], { parent_id: home })],
  ['deleted', ({ soup, ...bench }) => deleteCategories(bench, [soup])],
  ['merged', ({ soup, bread, ...bench }) => mergeCategories(bench, { ids: [soup], into: bread })],
  ['left by its old parent', ({ home, ...bench }) => deleteCategories(bench, [home])],
  ['grouped again', ({ bread, ...bench }) => applyGroups(bench, [toNew(bread, 'Baking')])],
] satisfies [string, (bench: Awaited<ReturnType<typeof makeKitchen>>) => Promise<unknown>][])(
  'a grouping is not undone when one of its categories was %s since',
  async (_, change) => {
    const bench = await makeKitchen();
    const { undo_token } = await applyGroups(bench, [toNew(bench.bread), toNew(bench.soup)]);
    await change(bench);
    const after = await treeOf(bench);
    await expect(undoGroups(bench, undo_token)).rejects.toMatchObject({ code: 'cannot_undo' });
    expect(await treeOf(bench)).toEqual(after);
  },
);

test('a grouping with one impossible move changes nothing', async () => {
  const bench = await makeKitchen();
  const impossible = [
    [toNew(bench.bread), toNew(bench.home)],
    [toNew(bench.bread), toNew(999)],
    [toNew(bench.bread), { category_id: bench.home, to: { id: bench.soup, name: 'Soup' } }],
    [toNew(bench.bread), toNew(bench.bread, 'Baking')],
    [toNew(bench.bread, ' ')],
  ];
  for (const moves of impossible) await expect(applyGroups(bench, moves)).rejects.toThrow();
  expect(await treeOf(bench)).toEqual(before);
});

import { expect, test } from 'vitest';
import { makeDatabase } from '#server/testing/make-database.ts';
import { listCategories, listOfferedCategories } from './category-queries.ts';
import { MAX_CATEGORIES, matchCategories } from './match-categories.ts';

async function makeTree() {
  const db = await makeDatabase();
  const idOf = async (slug: string) =>
    (await db.selectFrom('categories').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id;
  const match = async (ids: number[], proposed: string | null = null) =>
    (await matchCategories(db, { ids, proposed })).categories.map(({ name }) => name);
  return { db, idOf, match };
}

test('an article carries each category once, in the order in which the model named them', async () => {
  const { idOf, match } = await makeTree();
  const [technology, databases] = [await idOf('technology'), await idOf('databases')];
  expect(await match([databases, technology, databases], 'Technology')).toEqual(['Databases', 'Technology']);
});

test('a proposal comes on top of the chosen ones, and never more than four are carried', async () => {
  const { db, match } = await makeTree();
  const ids = (await listCategories(db)).slice(0, 5).map(({ id }) => id);
  expect(await match(ids.slice(0, 3), 'Tidal power')).toHaveLength(MAX_CATEGORIES);
  expect(await match(ids)).toHaveLength(MAX_CATEGORIES);
});

test('the same proposal twice is one category', async () => {
  const { match } = await makeTree();
  expect(await match([], 'tidal power')).toEqual(['Tidal power']);
  expect(await match([], 'Tidal-Power')).toEqual(['Tidal power']);
});

test.each(['', ' ! ', 'A name of more than forty characters is no name'])(
  '%j is no category',
  async (proposed) => {
    const { db, match } = await makeTree();
    const before = (await listCategories(db)).length;
    expect(await match([], proposed)).toEqual([]);
    expect(await listCategories(db)).toHaveLength(before);
  },
);

test('a child without a weight of its own has its parent’s, and says that it inherits', async () => {
  const { db, idOf } = await makeTree();
  await db.updateTable('categories').set({ weight: 'reduce' }).where('slug', '=', 'technology').execute();
  const databases = (await listCategories(db)).find(({ name }) => name === 'Databases');
  expect(databases).toMatchObject({
    parent_id: await idOf('technology'),
    weight: 'inherit',
    effective_weight: 'reduce',
  });
});

test('children stand after their parent in the tree, and hidden ones do not stand in it', async () => {
  const { db, idOf } = await makeTree();
  await db.updateTable('categories').set({ hidden_at: 1 }).where('slug', '=', 'databases').execute();
  const tree = await listCategories(db);
  expect(tree.map(({ name }) => name)).not.toContain('Databases');
  const technology = await idOf('technology');
  const start = tree.findIndex(({ id }) => id === technology);
  const children = tree.filter(({ parent_id }) => parent_id === technology);
  expect(tree.slice(start + 1, start + 1 + children.length)).toEqual(children);
});

test('weighted categories are offered first, then the others, and never a hidden one', async () => {
  const { db, idOf } = await makeTree();
  const last = (await listOfferedCategories(db, 200)).at(-1)?.id ?? 0;
  await db.updateTable('categories').set({ weight: 'boost' }).where('id', '=', last).execute();
  await db.updateTable('categories').set({ hidden_at: 1 }).where('slug', '=', 'databases').execute();
  expect((await listOfferedCategories(db, 1)).map(({ id }) => id)).toEqual([last]);
  const databases = await idOf('databases');
  expect((await listOfferedCategories(db, 200)).map(({ id }) => id)).not.toContain(databases);
});

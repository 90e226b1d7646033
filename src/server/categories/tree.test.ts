import { describe, expect, it } from 'vitest';
import { type CategoryBench, makeCategories } from '#server/testing/make-categories.ts';
import type { AppError } from '#shared/app-error.ts';
import { listCategories } from './category-queries.ts';
import { changeCategories } from './change-categories.ts';
import { createCategory } from './create-category.ts';
import { matchCategories } from './match-categories.ts';
import { mergeCategories } from './merge-categories.ts';
import { deleteCategories, refuseCategories } from './remove-categories.ts';
import { updateCategory } from './update-category.ts';

const codeOf = (action: Promise<unknown>) =>
  action.then(
    () => 'done',
    (error: AppError) => error.code,
  );
const articleOf = ({ db }: CategoryBench, id: number) =>
  db.selectFrom('articles').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const fingerprintOf = async ({ db }: CategoryBench, id: number) =>
  (
    await db
      .selectFrom('judgements')
      .select('category_fingerprint')
      .where('article_id', '=', id)
      .executeTakeFirstOrThrow()
  ).category_fingerprint;
const treeOf = async ({ db }: CategoryBench) =>
  (await listCategories(db, { all: true })).map(({ name, parent_name: parent, hidden }) =>
    [...(parent ? [parent] : []), hidden ? `(${name})` : name].join(' > '),
  );
const carriedBy = async ({ db }: CategoryBench, id: number) =>
  (
    await db
      .selectFrom('article_categories')
      .innerJoin('categories', 'categories.id', 'category_id')
      .select('name')
      .where('article_id', '=', id)
      .orderBy('position')
      .execute()
  ).map(({ name }) => name);
const propose = async ({ db }: CategoryBench, proposed: string) =>
  (await matchCategories(db, { ids: [], proposed })).categories.map(({ name }) => name);

describe('the tree', () => {
  it('has two levels: nothing stands under a child, and no parent under anything', async () => {
    const bench = await makeCategories();
    const [one, other] = [await bench.add('One'), await bench.add('Other')];
    const child = (await createCategory(bench, { name: 'Child', parent_id: one })).id;
    expect(await codeOf(createCategory(bench, { name: 'Deep', parent_id: child }))).toBe('category_too_deep');
    expect(await codeOf(changeCategories(bench, [other], { parent_id: child }))).toBe('category_too_deep');
    expect(await codeOf(changeCategories(bench, [one], { parent_id: other }))).toBe('category_too_deep');
    expect(await codeOf(changeCategories(bench, [other], { parent_id: other }))).toBe('category_too_deep');
    expect(await codeOf(changeCategories(bench, [other], { parent_id: 999 }))).toBe('not_found');
    expect(await treeOf(bench)).toEqual(['One', 'One > Child', 'Other']);
  });

  it.each(['ONE', 'Öne', 'Ｏｎｅ', ' one! '])(
    'takes no second One as %s, and names the first',
    async (name) => {
      const bench = await makeCategories();
      const one = await bench.add('One');
      await expect(createCategory(bench, { name })).rejects.toMatchObject({
        code: 'category_exists',
        details: { category_id: one, name: 'One' },
      });
      const other = await bench.add('Other');
      expect(await codeOf(updateCategory(bench, other, { name }))).toBe('category_exists');
    },
  );

  it('is changed as a whole or not at all', async () => {
    const bench = await makeCategories();
    const one = await bench.add('One');
    expect(await codeOf(updateCategory(bench, one, { weight: 'max', name: 'x'.repeat(61) }))).toBe(
      'invalid_request',
    );
    expect(await codeOf(changeCategories(bench, [one, 999], { weight: 'max' }))).toBe('not_found');
    expect((await listCategories(bench.db))[0]?.weight).toBe('inherit');
  });

  it('says to everybody that it is another one, and which articles have another score', async () => {
    const bench = await makeCategories();
    const one = await bench.add('One');
    const article = await bench.judge({ categories: [one] });
    bench.heard.length = 0;
    await updateCategory(bench, one, { weight: 'max' });
    expect(bench.heard).toEqual([
      { type: 'categories_changed' },
      { type: 'articles_changed', ids: [article] },
    ]);
  });
});

describe('a weight', () => {
  it('changes scores at once, also of articles that inherit it, and makes nothing stale', async () => {
    const bench = await makeCategories();
    const parent = await bench.add('Parent');
    const child = await bench.add('Child', { parentId: parent });
    const article = await bench.judge({ interest: 9, quality: 9, categories: [child] });
    const before = await articleOf(bench, article);
    expect(await updateCategory(bench, parent, { weight: 'boost' })).toMatchObject({ rescored: 1, stale: 0 });
    const after = await articleOf(bench, article);
    expect(Math.round(before.score ?? 0)).toBe(86);
    expect(Math.round(after.score ?? 0)).toBe(90);
    expect(await fingerprintOf(bench, article)).not.toBe('');
    expect(await updateCategory(bench, parent, { weight: 'boost' })).toMatchObject({ rescored: 0 });
  });

  it('that blocks moves an article to Blocked and back, into Unread as of now', async () => {
    const bench = await makeCategories();
    const one = await bench.add('One');
    const article = await bench.judge({ categories: [one] });
    await updateCategory(bench, one, { weight: 'block' });
    expect(await articleOf(bench, article)).toMatchObject({ state: 'blocked', blocked_by: one });
    await bench.clock.advance(5_000);
    await updateCategory(bench, one, { weight: 'inherit' });
    const listed_at = bench.clock.now();
    expect(await articleOf(bench, article)).toMatchObject({ state: 'judged', blocked_by: null, listed_at });
  });

  it('comes and goes with the parent that a category is moved under', async () => {
    const bench = await makeCategories();
    const parent = await bench.add('Parent', { weight: 'block' });
    const one = await bench.add('One');
    const article = await bench.judge({ categories: [one] });
    expect(await changeCategories(bench, [one, one], { parent_id: parent })).toMatchObject({ changed: 1 });
    expect((await articleOf(bench, article)).blocked_by).toBe(one);
    await changeCategories(bench, [one], { parent_id: null });
    expect((await articleOf(bench, article)).state).toBe('judged');
  });
});

describe('hiding', () => {
  it('takes the weight of a category and of what stands under it out of all scores, and gives it back', async () => {
    const bench = await makeCategories();
    const parent = await bench.add('Parent');
    const child = await bench.add('Child', { parentId: parent, weight: 'block' });
    const article = await bench.judge({ categories: [child] });
    expect(await changeCategories(bench, [parent], { hidden: true })).toMatchObject({
      rescored: 1,
      stale: 0,
    });
    expect((await articleOf(bench, article)).state).toBe('judged');
    expect(await listCategories(bench.db)).toEqual([]);
    expect(await treeOf(bench)).toEqual(['(Parent)', 'Parent > (Child)']);
    await changeCategories(bench, [parent], { hidden: false });
    expect(await treeOf(bench)).toEqual(['Parent', 'Parent > Child']);
    expect((await articleOf(bench, article)).state).toBe('blocked');
  });

  it('ends for the parent too when a child is shown, not for its other children', async () => {
    const bench = await makeCategories();
    const parent = await bench.add('Parent');
    const child = await bench.add('Child', { parentId: parent });
    await bench.add('Sibling', { parentId: parent });
    await changeCategories(bench, [parent], { hidden: true });
    await changeCategories(bench, [child], { hidden: false });
    expect(await treeOf(bench)).toEqual(['Parent', 'Parent > Child', 'Parent > (Sibling)']);
  });

  it('keeps the name taken, and lets nothing be put under it', async () => {
    const bench = await makeCategories();
    const parent = await bench.add('Parent');
    await changeCategories(bench, [parent], { hidden: true });
    await expect(createCategory(bench, { name: 'parent' })).rejects.toThrow(/hidden category “Parent”/);
    expect(await codeOf(createCategory(bench, { name: 'Child', parent_id: parent }))).toBe('conflict');
    expect(await propose(bench, 'Parent')).toEqual([]);
  });
});

describe('renaming', () => {
  it('makes the articles that carry it stale, and no other', async () => {
    const bench = await makeCategories();
    const one = await bench.add('Rust');
    const [carrier, other] = [await bench.judge({ categories: [one] }), await bench.judge()];
    expect(await updateCategory(bench, one, { name: 'Languages' })).toMatchObject({ rescored: 0, stale: 1 });
    expect(await fingerprintOf(bench, carrier)).toBe('');
    expect(await fingerprintOf(bench, other)).not.toBe('');
    expect(await propose(bench, 'rust')).toEqual(['Languages']);
  });

  it('to the same name in another writing makes nothing stale', async () => {
    const bench = await makeCategories();
    const one = await bench.add('Rust');
    await bench.judge({ categories: [one] });
    const changed = await updateCategory(bench, one, { name: 'RUST' });
    expect(changed).toMatchObject({ category: { name: 'RUST' }, stale: 0 });
  });
});

describe('a proposal', () => {
  const proposal = { createdBy: 'model', seenAt: null } as const;

  it('is accepted by itself or by any change of it', async () => {
    const bench = await makeCategories();
    const ids = await Promise.all(['One', 'Two', 'Three', 'Four'].map((name) => bench.add(name, proposal)));
    const [one = 0, two = 0, three = 0] = ids;
    await changeCategories(bench, [one], { accepted: true });
    await updateCategory(bench, two, { weight: 'boost' });
    await createCategory(bench, { name: 'Child', parent_id: three });
    const fresh = (await listCategories(bench.db)).filter(({ is_new }) => is_new);
    expect(fresh.map(({ name }) => name)).toEqual(['Four']);
  });

  it('that is refused leaves its articles, makes nothing stale and never comes back by itself', async () => {
    const bench = await makeCategories();
    const [kept, one] = [await bench.add('Kept'), await bench.add('Tidal power', proposal)];
    const article = await bench.judge({ categories: [kept, one] });
    expect(await refuseCategories(bench, [one])).toEqual({ changed: 1, rescored: 0, stale: 0 });
    expect(await carriedBy(bench, article)).toEqual(['Kept']);
    expect(await fingerprintOf(bench, article)).not.toBe('');
    expect(await propose(bench, 'Tidal-Power')).toEqual([]);
    expect(await treeOf(bench)).toEqual(['Kept']);
    await createCategory(bench, { name: 'Tidal power' });
    expect(await propose(bench, 'Tidal-Power')).toEqual(['Tidal power']);
  });

  it('that was accepted cannot be refused any more', async () => {
    const bench = await makeCategories();
    expect(await codeOf(refuseCategories(bench, [await bench.add('One')]))).toBe('conflict');
  });
});

describe('deleting', () => {
  it('unblocks, makes the carriers stale, failed ones too, and puts children at the top', async () => {
    const bench = await makeCategories();
    const parent = await bench.add('Parent', { weight: 'block' });
    const child = await bench.add('Child', { parentId: parent });
    const [own, inherited] = [
      await bench.judge({ categories: [parent] }),
      await bench.judge({ categories: [child] }),
    ];
    await bench.db
      .insertInto('judging_failures')
      .values({ article_id: own, class: 'bad_output', text: 'No.', failed_at: 1, category_fingerprint: 'x' })
      .execute();
    expect(await deleteCategories(bench, [parent])).toEqual({ changed: 1, rescored: 2, stale: 1 });
    expect(await articleOf(bench, own)).toMatchObject({ state: 'failed', blocked_by: null });
    expect(await articleOf(bench, inherited)).toMatchObject({ state: 'judged' });
    expect([await fingerprintOf(bench, own), await fingerprintOf(bench, inherited)]).toEqual([
      '',
      'categories of today',
    ]);
    const failure = await bench.db.selectFrom('judging_failures').select('category_fingerprint').execute();
    expect(failure).toEqual([{ category_fingerprint: '' }]);
    expect(await treeOf(bench)).toEqual(['Child']);
    expect(await propose(bench, 'Parent')).toEqual([]);
    const left = await bench.db.selectFrom('categories').select('name').execute();
    expect(left.map(({ name }) => name)).toEqual(['Child']);
  });
});

describe('merging', () => {
  it('hands articles, names and children over, without making anything stale', async () => {
    const bench = await makeCategories();
    const [into, one] = [await bench.add('Trains', { weight: 'max' }), await bench.add('Railways')];
    await bench.add('Trams', { parentId: one });
    const both = await bench.judge({ categories: [one, into] });
    const article = await bench.judge({ categories: [one] });
    expect(await mergeCategories(bench, { ids: [one], into })).toEqual({ merged: 1, rescored: 1 });
    expect(await carriedBy(bench, both)).toEqual(['Trains']);
    expect(await carriedBy(bench, article)).toEqual(['Trains']);
    expect(await fingerprintOf(bench, article)).not.toBe('');
    expect(await treeOf(bench)).toEqual(['Trains', 'Trains > Trams']);
    expect(await propose(bench, 'railways')).toEqual(['Trains']);
    const { categories: running } = await matchCategories(bench.db, { ids: [one], proposed: null });
    expect(running.map(({ name }) => name)).toEqual(['Trains']);
  });

  it('again lets all names stand for the last one', async () => {
    const bench = await makeCategories();
    const [a, b, c] = [await bench.add('A1'), await bench.add('B1'), await bench.add('C1')];
    await mergeCategories(bench, { ids: [a], into: b });
    await mergeCategories(bench, { ids: [b], into: c });
    expect(await propose(bench, 'A1')).toEqual(['C1']);
    await deleteCategories(bench, [c]);
    expect([await propose(bench, 'A1'), await propose(bench, 'B1')]).toEqual([[], []]);
  });

  it('of a parent into its child puts the child in its place, with the weight it had', async () => {
    const bench = await makeCategories();
    const parent = await bench.add('Parent', { weight: 'reduce' });
    const child = await bench.add('Child', { parentId: parent });
    await bench.add('Sibling', { parentId: parent });
    await mergeCategories(bench, { ids: [parent], into: child });
    expect(await treeOf(bench)).toEqual(['Child', 'Child > Sibling']);
    expect((await listCategories(bench.db))[1]?.effective_weight).toBe('reduce');
  });

  it('into itself or into a hidden one is refused', async () => {
    const bench = await makeCategories();
    const [one, hidden] = [await bench.add('One'), await bench.add('Hidden')];
    await changeCategories(bench, [hidden], { hidden: true });
    expect(await codeOf(mergeCategories(bench, { ids: [one], into: one }))).toBe('conflict');
    expect(await codeOf(mergeCategories(bench, { ids: [one], into: hidden }))).toBe('conflict');
  });
});

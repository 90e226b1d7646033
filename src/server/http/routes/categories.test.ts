import { expect, test } from 'vitest';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { categorySchema } from '#shared/category.ts';
import {
  appliedGroupsSchema,
  categoryListSchema,
  changedCategoriesSchema,
  changedCategorySchema,
  deletedCategorySchema,
  mergedCategoriesSchema,
  suggestedGroupsSchema,
  undoneGroupsSchema,
} from '#shared/category-answer.ts';

const server = await makeTestServer();
const { read, refusal, until, events } = server;

const list = async (query = '') =>
  (await read({ path: `/api/categories${query}` }, categoryListSchema)).categories;
const create = (name: string, other: object = {}) =>
  read({ method: 'POST', path: '/api/categories', body: { name, ...other } }, categorySchema);
const patch = (id: number, body: unknown) =>
  ({ method: 'PATCH', path: `/api/categories/${id}`, body }) as const;
const post = (action: string, body?: unknown) =>
  ({ method: 'POST', path: `/api/categories/${action}`, body }) as const;
const invalid = { status: 400, code: 'invalid_request' };

test('a category is created, changed, hidden and deleted, and every page hears of it', async () => {
  const culture = (await list()).find(({ name }) => name === 'Culture');
  const created = await create(' Tidal  power 🌊', { parent_id: culture?.id, weight: 'boost' });
  expect(created).toEqual({
    id: expect.any(Number),
    name: 'Tidal power 🌊',
    parent_id: culture?.id,
    parent_name: 'Culture',
    weight: 'boost',
    effective_weight: 'boost',
    created_by: 'owner',
    is_new: false,
    hidden: false,
    article_count: 0,
  });
  await until(() => events().some(({ event }) => event.type === 'categories_changed'));
  const change = { name: 'طاقة المد', parent_id: null, weight: 'inherit', hidden: true, accepted: true };
  expect(await read(patch(created.id, change), changedCategorySchema)).toMatchObject({
    category: { name: 'طاقة المد', parent_id: null, weight: 'inherit', hidden: true },
    rescored: 0,
    stale: 0,
  });
  expect((await list()).map(({ id }) => id)).not.toContain(created.id);
  expect((await list('?all=true')).map(({ id }) => id)).toContain(created.id);
  await read({ method: 'DELETE', path: `/api/categories/${created.id}` }, deletedCategorySchema);
  expect((await list('?all=true')).map(({ id }) => id)).not.toContain(created.id);
});

test('several categories are changed in one request', async () => {
  const ids = [(await create('Sail')).id, (await create('Oar')).id];
  const into = (await create('Boats')).id;
  const changed = async (action: string, body: object) =>
    (await read(post(action, { ids, ...body }), changedCategoriesSchema)).changed;
  expect(await changed('weight', { weight: 'max' })).toBe(2);
  expect(await changed('move', { parent_id: into })).toBe(2);
  expect(await changed('hide', { hidden: true })).toBe(2);
  expect(await changed('hide', { hidden: false })).toBe(2);
  expect(await changed('accept', {})).toBe(2);
  const boats = (await list()).filter(({ parent_id }) => parent_id === into);
  expect(boats.map(({ name, weight }) => `${name} ${weight}`)).toEqual(['Oar max', 'Sail max']);
  const merged = await read(post('merge', { ids, into }), mergedCategoriesSchema);
  expect(merged).toEqual({ merged: 2, rescored: 0 });
  expect(await read(post('delete', { ids: [into] }), changedCategoriesSchema)).toMatchObject({ changed: 1 });
});

test.each([
  ['a blank name', { name: '  ' }, invalid],
  ['a name of 300 characters', { name: 'x'.repeat(300) }, invalid],
  ['a name in other letters', { name: 'sCIENCE!' }, { status: 409, code: 'category_exists' }],
  ['a misspelt field', { name: 'Kites', wieght: 'max' }, invalid],
  ['an unknown weight', { name: 'Kites', weight: 'huge' }, invalid],
  ['an unknown parent', { name: 'Kites', parent_id: 99_999 }, { status: 404, code: 'not_found' }],
  ['a number as a name', { name: 5 }, invalid],
  ['no name', {}, invalid],
])('a new category with %s is refused', async (_, body, expected) => {
  const refused = await refusal({ method: 'POST', path: '/api/categories', body });
  expect(refused).toMatchObject(expected);
  expect((await list('?all=true')).map(({ name }) => name)).not.toContain('Kites');
});

test('a change that is none, or of nothing, is refused', async () => {
  const [first] = await list();
  const id = first?.id ?? 0;
  const bad = [{}, { weight: 'BLOCK' }, { accepted: false }, { hidden: 'yes' }, { id: 3 }, { name: null }];
  for (const body of bad) expect(await refusal(patch(id, body))).toMatchObject(invalid);
  expect(await refusal(patch(99_999, { weight: 'max' }))).toMatchObject({ status: 404, code: 'not_found' });
  expect(await refusal({ method: 'PATCH', path: '/api/categories/one', body: {} })).toMatchObject(invalid);
  expect(await refusal({ method: 'DELETE', path: '/api/categories/99999' })).toMatchObject({ status: 404 });
  expect(await refusal({ path: '/api/categories?al=true' })).toMatchObject(invalid);
});

test('a third level is refused, whichever way it would come about', async () => {
  const tree = await list();
  const parent = tree.find(({ name }) => name === 'Science')?.id ?? 0;
  const child = tree.find(({ parent_id }) => parent_id === parent)?.id ?? 0;
  const tooDeep = { status: 409, code: 'category_too_deep' };
  expect(await refusal(patch(parent, { parent_id: child }))).toMatchObject(tooDeep);
  expect(await refusal(patch(parent, { parent_id: parent }))).toMatchObject(tooDeep);
  expect(await refusal(post('move', { ids: [parent], parent_id: child }))).toMatchObject(tooDeep);
});

test('a list of ids that is empty, too long, or names an unknown one is refused as a whole', async () => {
  const [first] = await list();
  const ids = [first?.id ?? 0];
  const tooMany = Array.from({ length: 501 }, (_, index) => index + 1);
  for (const bad of [[], tooMany, ['1'], [1.5], [-1]]) {
    expect(await refusal(post('weight', { ids: bad, weight: 'max' }))).toMatchObject(invalid);
  }
  expect(await refusal(post('weight', { ids: [...ids, 99_999], weight: 'max' }))).toMatchObject({
    status: 404,
    details: { ids: [99_999] },
  });
  expect((await list())[0]?.weight).toBe('inherit');
  expect(await refusal(post('refuse', { ids }))).toMatchObject({ status: 409, code: 'conflict' });
  expect(await refusal(post('merge', { ids, into: ids[0] }))).toMatchObject({
    status: 409,
    code: 'conflict',
  });
  expect(await refusal(post('merge', { ids, into: 99_999 }))).toMatchObject({ status: 404 });
});

test('groups are suggested by the chosen model, applied, and undone after a restart', async () => {
  expect(await refusal(post('auto-group/suggest'))).toMatchObject({ status: 409, code: 'conflict' });
  await server.chooseModel('granite4.1:3b');
  await create('Telescopes and astronomy');
  const before = await list();
  const { moves } = await read(post('auto-group/suggest', {}), suggestedGroupsSchema);
  const science = before.find(({ name }) => name === 'Science')?.id;
  expect(moves.find(({ name }) => name === 'Telescopes and astronomy')).toMatchObject({
    from: null,
    to: { id: science, name: 'Science' },
  });
  expect(await list()).toEqual(before);

  const chosen = { moves: moves.map(({ category_id, to }) => ({ category_id, to })) };
  const applied = await read(post('auto-group/apply', chosen), appliedGroupsSchema);
  expect(applied.applied).toBe(moves.length);
  expect(await refusal(post('auto-group/undo', { undo_token: 'another' }))).toMatchObject({
    status: 409,
    code: 'cannot_undo',
  });
  await server.restart();
  const undone = await read(post('auto-group/undo', { undo_token: applied.undo_token }), undoneGroupsSchema);
  expect(undone).toEqual({ undone: moves.length });
  expect(await list()).toEqual(before);
});

test('without Ollama grouping says why it cannot be done', async () => {
  await server.ollama.stop();
  expect(await refusal(post('auto-group/suggest'))).toMatchObject({
    status: 503,
    code: 'ollama_unreachable',
  });
});

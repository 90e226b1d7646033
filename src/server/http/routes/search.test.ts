import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { articleListSchema, markedReadSchema } from '#shared/article.ts';
import { MAX_SEARCH_LENGTH, MAX_SEARCHES } from '#shared/limits.ts';
import {
  savedSearchSchema,
  searchCheckSchema,
  searchExcerptsSchema,
  suggestionsSchema,
} from '#shared/search.ts';

const server = await makeTestServer();
const item = (title: string, html: string, hours: number) => ({
  ...{ title, html, url: server.feeds.url(`/${encodeURIComponent(title)}`) },
  publishedAt: Date.now() - hours * 3_600_000,
});
const filler = 'A grain of quartz lies on the shore. '.repeat(30);

for (const [path, title, items] of [
  [
    '/tidal',
    'Tidal Notes',
    [
      item('Moon over water', '<p>The tide.</p>', 1),
      item('Sand', `<p>${filler} Then moonlight. ${filler}</p>`, 2),
    ],
  ],
  ['/hills', 'Hill Paper', [item('Moon on a hill', '<p>The hill is high.</p>', 3)]],
] as const) {
  server.feeds.set(path, { body: makeRss({ title, siteUrl: server.feeds.origin, items }) });
  await server.addFeed(server.feeds.url(path));
}
const find = (q: string, more = '') =>
  server.read({ path: `/api/articles?q=${encodeURIComponent(q)}${more}` }, articleListSchema);
const titles = async (q: string, more = '') =>
  (await find(q, more)).articles.map(({ title }) => title).sort();

test('a search answers as a list does, with what was stored a moment ago', async () => {
  expect(await find('moon ')).toMatchObject({
    total: 2,
    unranked: 2,
    ids: [expect.any(Number), expect.any(Number)],
  });
  expect(await titles('moon')).toEqual(['Moon on a hill', 'Moon over water', 'Sand']);
  expect(await titles('tidal moon')).toEqual(['Moon over water', 'Sand']);
  expect(await titles('feed:hill')).toEqual(['Moon on a hill']);
});

test('it can be narrowed to a view and a feed', async () => {
  const [hills] = (await server.feedList()).filter(({ title }) => title === 'Hill Paper');
  expect(await titles('moon', `&feed_id=${hills?.id}`)).toEqual(['Moon on a hill']);
  expect(await titles('moon', '&view=starred')).toEqual([]);
});

test.each([
  ['best', ['Sand', 'Moon on a hill', 'Moon over water']],
  ['fresh', ['Sand', 'Moon on a hill', 'Moon over water']],
  ['lowest', ['Moon over water', 'Moon on a hill', 'Sand']],
  ['newest', ['Moon over water', 'Sand', 'Moon on a hill']],
  ['oldest', ['Moon on a hill', 'Sand', 'Moon over water']],
  ['queue', ['Moon over water', 'Sand', 'Moon on a hill']],
])('what it finds comes in the order %s as in any list', async (sort, expected) => {
  score({ 'Moon over water': 10, Sand: 90, 'Moon on a hill': 50 });
  const { articles, total } = await find('moon', `&sort=${sort}`);
  expect(articles.map(({ title }) => title)).toEqual(expected);
  expect(total).toBe(3);
  score({ 'Moon over water': null, Sand: null, 'Moon on a hill': null });
});

/** As if these had been judged. */
function score(scores: Record<string, number | null>): void {
  const database = new DatabaseSync(join(server.dataDir, 'winnow.db'));
  for (const [title, points] of Object.entries(scores)) {
    database.prepare('update articles set score = ? where title = ?').run(points, title);
  }
  database.close();
}

test('nothing that is typed is an error', async () => {
  for (const q of [
    '',
    ' ',
    '"',
    'AND',
    'NOT (',
    'a"b',
    'c++',
    '-',
    '*',
    'is:',
    'score:>',
    '^x',
    '{a}:b',
    'title:"',
    '\0x',
    '%',
    '🚀',
  ]) {
    expect((await find(q)).total).toBeGreaterThanOrEqual(0);
  }
  const tooLong = `/api/articles?q=${'x'.repeat(MAX_SEARCH_LENGTH + 1)}`;
  expect(await server.refusal({ path: tooLong })).toMatchObject({ status: 400, code: 'invalid_request' });
});

test('the text around the words comes by itself, for articles that have them there', async () => {
  const { ids } = await find('moonlight');
  const { excerpts } = await server.read(
    { path: `/api/search/excerpts?q=moonlight&ids=${ids.join(',')}` },
    searchExcerptsSchema,
  );
  expect(excerpts).toEqual([{ id: ids[0], text: expect.stringMatching(/^….*Then moonlight\..*…$/) }]);
});

test('what of a search has no meaning is said, and names that nothing has', async () => {
  const check = (q: string) =>
    server.read({ path: `/api/search/check?q=${encodeURIComponent(q)}` }, searchCheckSchema);
  expect(await check('moon feed:tidal')).toEqual({ notices: [], indexing: null });
  expect((await check('score:high feed:nobody moon')).notices).toEqual([
    expect.stringContaining('“score:high” is no score'),
    'There is no feed called “nobody”.',
  ]);
});

test('letters suggest feeds, articles, saved searches and ways to go on', async () => {
  const suggest = (q: string) =>
    server.read({ path: `/api/search/suggest?q=${encodeURIComponent(q)}` }, suggestionsSchema);
  expect(await suggest('tid')).toMatchObject({
    feeds: [{ title: 'Tidal Notes', folder_name: null }],
    articles: [{ feed_title: 'Tidal Notes' }, { feed_title: 'Tidal Notes' }],
  });
  expect((await suggest('moon is:un')).operators).toEqual([
    { text: 'moon is:unread', label: 'is:unread', about: 'Not read yet' },
    { text: 'moon is:unscored', label: 'is:unscored', about: expect.any(String) },
  ]);
  expect((await suggest('feed:tid')).operators.map(({ text }) => text)).toEqual(['feed:"Tidal Notes"']);
  expect(await suggest('')).toMatchObject({ feeds: [], articles: [], operators: [] });
});

test('all that a search found can be marked read, and that can be taken back', async () => {
  const { as_of: upTo } = await find('moon');
  const body = { view: 'all', q: 'moon -sand', up_to: upTo };
  const marked = await server.read(
    { method: 'POST', path: '/api/articles/mark-read', body },
    markedReadSchema,
  );
  expect(marked.count).toBe(2);
  expect(await titles('is:unread')).toEqual(['Sand']);
  await server.send({
    method: 'POST',
    path: '/api/articles/mark-read/undo',
    body: { undo_token: marked.undo_token },
  });
  expect((await find('is:unread')).total).toBe(3);
});

describe('saved searches', () => {
  const all = z.object({ searches: z.array(savedSearchSchema) });
  const list = async () => (await server.read({ path: '/api/searches' }, all)).searches;
  const save = (body: object) =>
    server.read({ method: 'POST', path: '/api/searches', body }, savedSearchSchema);

  test('are kept, changed, put in order and deleted, and the pages hear of it', async () => {
    const moon = await save({ name: '  Moon\n things ', query: ' moon ' });
    expect(moon).toMatchObject({ name: 'Moon things', query: 'moon', sort: null, view: null, position: 0 });
    const sand = await save({ name: 'Sand', query: 'sand', sort: 'newest', view: 'unread' });
    await server.until(() => server.events().some(({ event }) => event.type === 'searches_changed'));
    const path = `/api/searches/${moon.id}`;
    const changed = await server.read({ method: 'PATCH', path, body: { name: 'Tides' } }, savedSearchSchema);
    expect(changed).toEqual({ ...moon, name: 'Tides' });
    const order = { method: 'PUT', path: '/api/searches/order', body: { ids: [sand.id] } } as const;
    expect((await server.read(order, all)).searches.map(({ name }) => name)).toEqual(['Sand', 'Tides']);
    await server.send({ method: 'DELETE', path: `/api/searches/${sand.id}` });
    expect(await list()).toEqual([{ ...moon, name: 'Tides', position: 0 }]);
    expect(await server.refusal({ method: 'DELETE', path: `/api/searches/${sand.id}` })).toMatchObject({
      ...{ status: 404, code: 'not_found' },
    });
  });

  test('have names of their own, whatever the case, and are not without end', async () => {
    const body = { name: 'TIDES', query: 'x' };
    expect(await server.refusal({ method: 'POST', path: '/api/searches', body })).toMatchObject({
      ...{ status: 409, code: 'conflict' },
    });
    const blank = { name: ' ', query: 'x' };
    expect(await server.refusal({ method: 'POST', path: '/api/searches', body: blank })).toMatchObject({
      status: 400,
    });
    const left = MAX_SEARCHES - (await list()).length;
    await Promise.all(
      Array.from({ length: left }, (_, number) => save({ name: `Search ${number}`, query: 'x' })),
    );
    const one = { name: 'One more', query: 'x' };
    expect(await server.refusal({ method: 'POST', path: '/api/searches', body: one })).toMatchObject({
      code: 'conflict',
      hint: expect.stringContaining('Delete one'),
    });
  });
});

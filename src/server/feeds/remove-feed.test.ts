import { expect, test } from 'vitest';
import { z } from 'zod';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { feedSchema } from '#shared/feed.ts';

const server = await makeTestServer();

const makeWaves = (place: string) =>
  makeRss({
    title: 'Tidal Notes',
    siteUrl: 'https://tidal.example/',
    items: [1, 2, 3].map((number) => ({
      title: `Wave ${number}`,
      url: `https://tidal.example${place}/${number}`,
      html: `<p>The ${number}. wave.</p>`,
      publishedAt: Date.UTC(2026, 0, 20 - number),
    })),
  });
const deletedSchema = z.object({ deleted: z.literal(true), starred_kept: z.number() });
const remove = (id: number) => server.read({ method: 'DELETE', path: `/api/feeds/${id}` }, deletedSchema);
const rename = (id: number, custom_title: string | null) =>
  server.read({ method: 'PATCH', path: `/api/feeds/${id}`, body: { custom_title } }, feedSchema);

async function add(path: string, waves = path) {
  server.feeds.set(path, { body: makeWaves(waves) });
  const { id } = await server.addFeed(server.feeds.url(path));
  const { articles } = await server.list('unread', 'newest');
  return { id, articles: articles.filter((article) => article.feed_id === id) };
}

test('deleting a feed deletes its articles, but a starred one stays, with the name that the feed had', async () => {
  const { id, articles } = await add('/deleted');
  const [first, second, third] = articles.map((article) => article.id);
  await rename(id, 'My waves');
  await server.mark(second ?? 0, { starred: true });
  expect(await remove(id)).toEqual({ deleted: true, starred_kept: 1 });
  expect(await server.article(second ?? 0)).toMatchObject({
    feed_id: null,
    feed_title: 'My waves',
    starred: true,
    content_html: '<p>The 2. wave.</p>',
  });
  expect((await server.list('starred')).ids).toContain(second);
  for (const gone of [first, third]) {
    expect(await server.refusal({ path: `/api/articles/${gone}` })).toMatchObject({
      status: 404,
      code: 'not_found',
    });
  }
});

test('what another feed carries too stays there, as the owner left it', async () => {
  const { id, articles } = await add('/author');
  const [first = 0, second = 0] = articles.map((article) => article.id);
  await server.mark(first, { read: true, starred: true });
  const link = await add('/planet', '/author');
  expect(link.articles).toEqual([]);
  expect((await server.article(first)).also_in).toMatchObject([{ feed_id: link.id, title: 'Wave 1' }]);
  expect(await remove(id)).toEqual({ deleted: true, starred_kept: 0 });
  expect(await server.article(first)).toMatchObject({
    feed_id: link.id,
    read: true,
    starred: true,
    content_html: '<p>The 1. wave.</p>',
    also_in: [],
  });
  expect((await server.counts()).unread_by_feed).toMatchObject({ [link.id]: 2 });
  expect(await remove(link.id)).toEqual({ deleted: true, starred_kept: 1 });
  expect(await server.refusal({ path: `/api/articles/${second}` })).toMatchObject({ code: 'not_found' });
});

test('a deleted feed is gone from the list and can be deleted only once', async () => {
  const { id } = await add('/once');
  await remove(id);
  expect((await server.feedList()).map((feed) => feed.id)).not.toContain(id);
  expect(await server.refusal({ method: 'DELETE', path: `/api/feeds/${id}` })).toMatchObject({
    code: 'not_found',
  });
});

test('a deleted feed can be added again', async () => {
  const { id } = await add('/again');
  await remove(id);
  expect((await add('/again')).articles).toHaveLength(3);
});

test('the owner’s name for a feed wins over its own, and taking it back shows that one again', async () => {
  const { id, articles } = await add('/renamed');
  expect(await rename(id, '  My waves ')).toMatchObject({ title: 'My waves', custom_title: 'My waves' });
  expect(await server.article(articles[0]?.id ?? 0)).toMatchObject({ feed_title: 'My waves' });
  expect(await rename(id, '')).toMatchObject({ title: 'Tidal Notes', custom_title: null });
});

import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { articleSchema } from '#shared/article.ts';

const server = await makeTestServer();
const filler =
  'The council measured the old bridge before the rain came, and nobody had asked for it. '.repeat(8);

async function addArticle(path: string): Promise<number> {
  const items = [{ title: 'Story', url: server.feeds.url(path), html: '<p>Teaser.</p>' }];
  server.feeds.set(`/feed${path}`, { body: makeRss({ title: path, siteUrl: server.feeds.origin, items }) });
  const { id: feedId } = await server.addFeed(server.feeds.url(`/feed${path}`));
  const { articles } = await server.list('all', 'newest');
  return articles.find((article) => article.feed_id === feedId)?.id ?? 0;
}

test('the page of an article is fetched by hand, and what the feed gave is there beside it', async () => {
  const body = `<h1>Story</h1><p>Whole. ${filler}</p><p>${filler}</p>`;
  server.feeds.set('/a', { body, contentType: 'text/html' });
  const id = await addArticle('/a');
  expect((await server.article(id)).full_text).toEqual({ state: 'none', failure: null });
  const fetched = await server.read({ method: 'POST', path: `/api/articles/${id}/full-text` }, articleSchema);
  expect(fetched).toMatchObject({
    full_text: { state: 'shown' },
    content_html: expect.stringContaining('Whole.'),
  });
  expect(await server.article(id)).toMatchObject({ content_html: expect.stringContaining('Whole.') });
  const own = await server.read({ path: `/api/articles/${id}?content=feed` }, articleSchema);
  expect(own).toMatchObject({ content_html: '<p>Teaser.</p>', full_text: { state: 'shown' } });
});

test('a page that does not come is said with its cause and a next step', async () => {
  const id = await addArticle('/gone');
  expect(await server.refusal({ method: 'POST', path: `/api/articles/${id}/full-text` })).toMatchObject({
    ...{ status: 422, code: 'full_text_failed' },
    message: expect.stringContaining("no page at the article's address"),
    hint: 'It may have been removed.',
  });
  expect((await server.article(id)).full_text.state).toBe('failed');
});

import { expect, test } from 'vitest';
import { html, link, rss, startSite } from '#server/testing/feed-server/make-site.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';

const server = await makeTestServer();
const refused = (url: string) => server.refusal({ method: 'POST', path: '/api/feeds', body: { url } });

test('a site with one feed beside that of its comments is added at once, each document fetched once', async () => {
  const site = await startSite({
    '/': html(link('/comments/feed') + link('/feed.xml')),
    '/feed.xml': rss('Waves'),
    '/comments/feed': rss('Comments for Waves'),
  });
  const feed = await server.addFeed(site.url('/'));
  expect(feed).toMatchObject({ url: site.url('/feed.xml'), title: 'Waves', article_count: 3 });
  expect(site.requests.map(({ path }) => path).sort()).toEqual(['/', '/comments/feed', '/feed.xml']);
});

test('of a site with several the owner has to choose, and nothing is added', async () => {
  const site = await startSite({
    '/': html(link('/a.xml') + link('/b.xml')),
    '/a.xml': rss('Ebb'),
    '/b.xml': rss('Flow'),
  });
  const before = await server.feedList();
  expect(await refused(site.url('/'))).toMatchObject({
    status: 409,
    code: 'several_feeds',
    details: {
      candidates: [
        { url: site.url('/a.xml'), title: 'Ebb', item_count: 3, feed_id: null },
        { url: site.url('/b.xml'), title: 'Flow' },
      ],
    },
  });
  expect(await server.feedList()).toEqual(before);
});

test('a feed of comments alone is not added by itself, but by its own address', async () => {
  const site = await startSite({ '/': html(link('/comments/feed')), '/comments/feed': rss('Comments') });
  expect(await refused(site.url('/'))).toMatchObject({ code: 'several_feeds' });
  expect(await server.addFeed(site.url('/comments/feed'))).toMatchObject({ title: 'Comments' });
});

test('a site whose only feed is there already says which', async () => {
  const site = await startSite({ '/': html(link('/feed.xml')), '/feed.xml': rss('Known') });
  const { id } = await server.addFeed(site.url('/feed.xml'));
  expect(await refused(site.url('/'))).toMatchObject({ code: 'feed_exists', details: { feed_id: id } });
});

test('a page without feeds is not added, and the hint says what was tried', async () => {
  const site = await startSite({ '/': html('<p>Hello</p>') });
  const { code, details, hint } = await refused(site.url('/'));
  expect({ code, details }).toEqual({ code: 'feed_failed', details: { kind: 'not_a_feed' } });
  expect(hint).toContain('/feed, /rss.xml');
});

test('a login for a site is kept with a feed of that site, not with one elsewhere', async () => {
  const other = await startSite({ '/feed.xml': rss('Elsewhere with login') });
  const site = await startSite({
    '/own': html(link('/feed.xml')),
    '/other': html(link(other.url('/feed.xml'))),
    '/feed.xml': rss('Own with login'),
  });
  const add = (path: string) => server.addFeed(site.url(path).replace('http://', 'http://anna:secret@'));
  expect(await add('/own')).toMatchObject({ has_login: true });
  expect(await add('/other')).toMatchObject({ has_login: false, title: 'Elsewhere with login' });
});

import { describe, expect, it } from 'vitest';
import type { FeedRoute } from '#server/testing/feed-server/feed-script.ts';
import { makeHugeRss } from '#server/testing/feed-server/make-bodies.ts';
import {
  type MadeFeed,
  makeAtom,
  makeJsonFeed,
  makeRdf,
  makeRss,
} from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import type { FetchFailureKind } from '#shared/fetch-failure.ts';

const server = await makeTestServer();
const { feeds, addFeed, refusal } = server;

/** Two articles under addresses of their own for each place, so that no feed has another one's. */
const makeWaves = (place: string): MadeFeed => ({
  title: 'Tidal Notes',
  siteUrl: 'https://tidal.example/',
  language: 'en',
  items: [1, 2].map((number) => ({
    title: `Wave ${number}`,
    url: `https://tidal.example/${place}/${number}`,
    html: `<p>The <b>${number}.</b> wave.</p>`,
    publishedAt: Date.UTC(2026, 0, 20 - number),
  })),
});
const made = makeWaves('any');

let paths = 0;
/** A path of its own for each test, so that none meets a feed of another. */
function serve(route: FeedRoute): string {
  paths += 1;
  feeds.set(`/feed-${paths}`, route);
  return feeds.url(`/feed-${paths}`);
}
const refuse = (url: string) => refusal({ method: 'POST', path: '/api/feeds', body: { url } });

describe('adding a feed', () => {
  it.each([
    ['RSS 2.0', makeRss],
    ['Atom', makeAtom],
    ['RSS 1.0', makeRdf],
    ['JSON Feed', makeJsonFeed],
  ])('reads %s; its articles stand in the list when the answer comes', async (_, make) => {
    const contentType = make === makeJsonFeed ? 'application/feed+json' : 'application/xml';
    const url = serve({ body: make(makeWaves(make.name)), contentType });
    const feed = await addFeed(url);
    expect(feed).toMatchObject({
      url,
      title: 'Tidal Notes',
      site_url: 'https://tidal.example/',
      article_count: 2,
      failure: null,
    });
    expect(feed.last_success_at).not.toBeNull();
    const { ids } = await server.list('unread', 'newest');
    const articles = await Promise.all(ids.map((id) => server.article(id)));
    const own = articles.filter((article) => article.feed_id === feed.id);
    expect(own.map(({ title, content_html }) => [title, content_html])).toEqual([
      ['Wave 1', '<p>The <b>1.</b> wave.</p>'],
      ['Wave 2', '<p>The <b>2.</b> wave.</p>'],
    ]);
  });

  it('announces the feed and its articles to every open page', async () => {
    const seen = server.events().length;
    const feed = await addFeed(serve({ body: makeRss(makeWaves('announced')) }));
    const heard = () =>
      server
        .events()
        .slice(seen)
        .map(({ event }) => event);
    await server.until(() => heard().some((event) => event.type === 'articles_added'));
    expect(heard()).toContainEqual({ type: 'feeds_changed', ids: [feed.id] });
    expect(heard()).toContainEqual({
      type: 'articles_added',
      feed_id: feed.id,
      ids: [expect.any(Number), expect.any(Number)],
    });
  });

  it('refuses one that is there already, says which, and does not fetch it', async () => {
    const url = serve({ body: makeRss(made) });
    const feed = await addFeed(url);
    expect(await refuse(url)).toMatchObject({
      status: 409,
      code: 'feed_exists',
      message: expect.stringContaining('Tidal Notes'),
      details: { feed_id: feed.id },
    });
    expect(feeds.requestsTo(new URL(url).pathname)).toHaveLength(1);
  });

  it('adds one feed when it is asked for twice at the same moment', async () => {
    const url = serve({ body: makeRss(made), delay: 30 });
    const call = { method: 'POST', path: '/api/feeds', body: { url } } as const;
    const answers = await Promise.all([server.send(call), server.send(call)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('takes the order of the document for items without dates: the first one is the newest', async () => {
    const items = ['First', 'Second', 'Third'].map((title) => ({
      title,
      url: `https://u.example/${title}`,
      html: title,
    }));
    const feed = await addFeed(serve({ body: makeRss({ ...made, title: 'Undated', items }) }));
    const { articles } = await server.list('all', 'newest');
    const own = articles.filter((article) => article.feed_id === feed.id);
    expect(own.map(({ title }) => title)).toEqual(['First', 'Second', 'Third']);
  });

  it('follows a feed that moved for good and stores the new address', async () => {
    const target = serve({ body: makeRss(made) });
    const feed = await addFeed(serve({ status: 301, redirectTo: new URL(target).pathname }));
    expect(feed.url).toBe(target);
    expect(await refuse(serve({ status: 308, redirectTo: new URL(target).pathname }))).toMatchObject({
      code: 'feed_exists',
    });
  });

  it('keeps the address of a feed that is elsewhere only for now', async () => {
    const target = serve({ body: makeRss(made) });
    const typed = serve({ status: 302, redirectTo: new URL(target).pathname });
    expect((await addFeed(typed)).url).toBe(typed);
  });

  it('takes what people type: blanks around it, or the scheme feed:', async () => {
    const url = serve({ body: makeRss(made) });
    expect((await addFeed(`  feed:${url} `)).url).toBe(url);
  });

  it('takes an address without its scheme as http where nothing answers by https', async () => {
    const url = serve({ body: makeRss(made) });
    expect((await addFeed(url.replace('http://', ''))).url).toBe(url);
  });

  it('never sends a login by http unless the address says http', async () => {
    const url = serve({ body: makeRss(made) });
    const body = { url: url.replace('http://', ''), login: { user: 'anna', password: 'secret' } };
    const refused = await server.refusal({ method: 'POST', path: '/api/feeds', body });
    expect(refused).toMatchObject({ code: 'feed_failed', details: { kind: 'tls' } });
    expect(feeds.requestsTo(new URL(url).pathname)).toEqual([]);
  });

  it('refuses an empty address', async () => {
    expect(await refuse('   ')).toMatchObject({ status: 400, code: 'invalid_request' });
  });
});

const page = { body: '<!doctype html><title>Hello</title>', contentType: 'text/html' };
const failing: [FetchFailureKind, () => string][] = [
  ['bad_url', () => 'https://exa mple.org/feed'],
  ['unsupported_scheme', () => 'ftp://example.org/feed'],
  ['private_address', () => 'http://10.11.12.13/feed'],
  ['not_a_feed', () => serve(page)],
  ['empty', () => serve({ body: '' })],
  ['broken_xml', () => serve({ body: '<rss version="2.0"><channel><item><title>Half' })],
  ['not_found', () => serve({ status: 404, body: 'no' })],
  ['gone', () => serve({ status: 410 })],
  ['forbidden', () => serve({ status: 403 })],
  ['unauthorized', () => serve({ status: 401 })],
  ['server_error', () => serve({ status: 500, body: 'oh' })],
  ['redirect_loop', () => serve({ status: 301, redirectTo: `/feed-${paths + 1}` })],
  ['too_large', () => serve({ body: makeHugeRss(11) })],
  ['unsupported_port', () => 'http://127.0.0.1:1/feed'],
  ['refused', () => 'http://127.0.0.1:65533/feed'],
  // The last one: from then on its host is left alone.
  ['rate_limited', () => serve({ status: 429, headers: { 'retry-after': '3600' } })],
];

describe('an address that cannot be added', () => {
  it('leaves nothing behind', async () => {
    const before = await server.feedList();
    await refuse(serve(page));
    expect(await server.feedList()).toEqual(before);
  });

  it.each(failing)('is answered with a sentence and the next step: %s', async (kind, makeUrl) => {
    const { status, code, message, hint, details } = await refuse(makeUrl());
    expect({ status, code, details }).toEqual({ status: 422, code: 'feed_failed', details: { kind } });
    expect(message).toMatch(/\.$/);
    expect(hint).toMatch(/\.$/);
  });
});

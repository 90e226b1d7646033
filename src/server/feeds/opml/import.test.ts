import { describe, expect, it } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { startFeedServer } from '#server/testing/feed-server/start-feed-server.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { errorBodySchema } from '#shared/app-error.ts';
import {
  type FeedImport,
  feedImportSchema,
  importedFeedsSchema,
  lastImportSchema,
} from '#shared/feed-import.ts';

/** One article of its own for each feed. */
const feed = (title: string) =>
  makeRss({
    title,
    siteUrl: `https://${encodeURIComponent(title)}.example/`,
    items: [{ title: 'One', url: `https://${encodeURIComponent(title)}.example/1`, html: '<p>Text</p>' }],
  });

const opml = (inside: string) => `<opml version="2.0"><head/><body>${inside}</body></opml>`;
const outline = (url: string, more = '') => `<outline type="rss" xmlUrl="${url}" ${more}/>`;

function makeImporting(server: TestServer) {
  const post = (body: string | Uint8Array<ArrayBuffer>, name = 'feeds.opml') =>
    fetch(`${server.url()}/api/opml?name=${encodeURIComponent(name)}`, { method: 'POST', body });
  const last = async () => (await server.read({ path: '/api/imports/last' }, lastImportSchema)).import;
  const done = () => server.until(async () => finished(await last()));
  return {
    post,
    last,
    done,
    begin: async (inside: string) => {
      const answer = await post(opml(inside));
      expect(answer.status).toBe(202);
      return feedImportSchema.parse(await answer.json());
    },
    refusal: async (body: string | Uint8Array<ArrayBuffer>) => {
      const answer = await post(body);
      return { status: answer.status, ...errorBodySchema.parse(await answer.json()).error };
    },
    listed: (id: number, query = '') =>
      server.read({ path: `/api/imports/${id}/feeds${query}` }, importedFeedsSchema),
    change: (id: number, verb: 'retry' | 'cancel') =>
      server.read({ method: 'POST', path: `/api/imports/${id}/${verb}` }, feedImportSchema),
  };
}

function finished(feedImport: FeedImport | null): FeedImport | null {
  return feedImport?.finished_at === null ? null : feedImport;
}

async function makeServer() {
  const server = await makeTestServer();
  return { server, feeds: server.feeds, ...makeImporting(server) };
}

describe('an import', () => {
  it('never shows a login, not even of an address that is none or that cannot be fetched', async () => {
    const { begin, done, listed } = await makeServer();
    const addresses = [
      'ftp://ada:s3cret@a.example/f',
      'http://ada:s3cret@b b.example/f',
      'ada:s3cret@c.example/f',
    ];
    const begun = await begin(addresses.map((url) => outline(url)).join(''));
    expect(await done()).toMatchObject({ failed: 3 });
    const { feeds } = await listed(begun.id);
    expect(JSON.stringify(feeds)).not.toContain('s3cret');
    expect(feeds[0]).toMatchObject({ url: 'ftp://a.example/f', failure: { kind: 'unsupported_scheme' } });
  });

  it('never shows a login in the address of its list', async () => {
    const { server } = await makeServer();
    const body = { source: 'https://ada:s3cret@lists.example/f.opml', feeds: [{ url: 'ftp://a.example/f' }] };
    const begun = await server.send({ method: 'POST', path: '/api/feeds/import', body });
    const shown = [await begun.text(), await (await server.send({ path: '/api/imports/last' })).text()];
    expect(shown.every((text) => text.includes('lists.example'))).toBe(true);
    expect(shown.join()).not.toContain('s3cret');
  });

  it('brings in feeds with their articles, says which it had already and why others failed', async () => {
    const { server, feeds, begin, done, listed } = await makeServer();
    for (const name of ['a', 'b', 'had']) feeds.set(`/${name}`, { body: feed(name) });
    feeds.set('/page', { body: '<html><title>No feed</title></html>', contentType: 'text/html' });
    const had = await server.addFeed(feeds.url('/had'));
    const begun = await begin(
      `<outline text="Tech">${outline(feeds.url('/a'), 'text="My A"')}${outline(feeds.url('/had'))}
       ${outline(feeds.url('/page'), 'text="A page"')}</outline>${outline(feeds.url('/b'), 'text="b"')}${outline(feeds.url('/a'))}`,
    );
    expect(begun).toMatchObject({ source: 'feeds.opml', total: 5, known: 2, left_out: 0 });
    expect(await done()).toMatchObject({ total: 5, waiting: 0, added: 2, known: 2, failed: 1 });

    const list = await listed(begun.id);
    expect(list.feeds.map(({ state }) => state)).toEqual(['added', 'known', 'failed', 'added', 'known']);
    expect(list.feeds[1]?.feed_id).toBe(had.id);
    expect(await listed(begun.id, '?state=failed')).toMatchObject({
      total: 1,
      feeds: [
        {
          url: feeds.url('/page'),
          title: 'A page',
          folder: 'Tech',
          failure: { kind: 'not_a_feed', text: 'This is a web page, not a feed.' },
        },
      ],
    });
    const shown = await server.feedList();
    expect(
      shown.map(({ title, custom_title, article_count }) => [title, custom_title, article_count]),
    ).toEqual([
      ['My A', 'My A', 1],
      ['had', null, 1],
      ['b', null, 1],
    ]);
    expect(shown[0]?.folder_id).not.toBeNull();
    expect(shown.slice(1).map(({ folder_id }) => folder_id)).toEqual([null, null]);
  });

  it('tries again what failed, with its title and folder', async () => {
    const { server, feeds, begin, done, change } = await makeServer();
    feeds.set('/late', { status: 500 });
    const { id } = await begin(
      `<outline text="Later">${outline(feeds.url('/late'), 'text="Mine"')}</outline>`,
    );
    expect(await done()).toMatchObject({ added: 0, failed: 1 });
    feeds.set('/late', { body: feed('late') });
    expect(await change(id, 'retry')).toMatchObject({ failed: 0, finished_at: null });
    expect(await done()).toMatchObject({ added: 1, failed: 0 });
    const [added] = await server.feedList();
    expect(added).toMatchObject({ custom_title: 'Mine', article_count: 1 });
    expect(added?.folder_id).not.toBeNull();
  });

  it('runs alone, can be cancelled, and what waited then can be tried again', async () => {
    const { server, feeds, post, begin, done, change } = await makeServer();
    feeds.set('/slow', { hang: 'before-headers' });
    const { id } = await begin(outline(feeds.url('/slow')));
    const second = await post(opml(outline(feeds.url('/other'))));
    expect(second.status).toBe(409);
    expect(await second.json()).toMatchObject({
      error: { code: 'conflict', message: 'An import is running already: feeds.opml.' },
    });
    const dismissed = await server.refusal({ method: 'DELETE', path: `/api/imports/${id}` });
    expect(dismissed).toMatchObject({ status: 409, hint: 'Cancel it first.' });

    const cancelled = await change(id, 'cancel');
    expect(cancelled).toMatchObject({ failed: 1, waiting: 0 });
    expect(cancelled.finished_at).not.toBeNull();
    feeds.set('/slow', { body: feed('slow') });
    await change(id, 'retry');
    expect(await done()).toMatchObject({ added: 1, failed: 0 });
  });

  it('goes on after the server was stopped in its middle', async () => {
    const { server, feeds, begin, done } = await makeServer();
    feeds.set('/slow', { hang: 'before-headers' });
    feeds.set('/quick', { body: feed('quick') });
    await begin(outline(feeds.url('/quick')) + outline(feeds.url('/slow')));
    await server.until(() => feeds.requestsTo('/slow').length > 0);
    await server.stop();
    feeds.set('/slow', { body: feed('slow') });
    await server.restart();
    expect(await done()).toMatchObject({ total: 2, waiting: 0, failed: 0 });
    expect((await server.feedList()).map(({ title }) => title)).toEqual(['quick', 'slow']);
  });

  it('tells every open page how far it is, and is forgotten when it is dismissed', async () => {
    const { server, feeds, begin, done, last } = await makeServer();
    feeds.set('/a', { body: feed('a') });
    const { id } = await begin(outline(feeds.url('/a')));
    await done();
    const told = () =>
      server.events().flatMap(({ event }) => (event.type === 'import_changed' ? [event.import] : []));
    await server.until(() => told().some((one) => one?.finished_at));
    expect(told().at(-1)).toMatchObject({ id, added: 1, waiting: 0 });
    await server.send({ method: 'DELETE', path: `/api/imports/${id}` });
    await server.until(() => told().at(-1) === null);
    expect(await last()).toBeNull();
    expect(await server.feedList()).toHaveLength(1);
    expect(await server.refusal({ path: `/api/imports/${id}/feeds` })).toMatchObject({ status: 404 });
  });

  it('keeps a login apart from the address, and shows it nowhere', async () => {
    const { server, feeds, begin, done, listed } = await makeServer();
    feeds.set('/members', ({ headers }) =>
      headers.authorization === `Basic ${btoa('ann:s3cret')}` ? { body: feed('members') } : { status: 401 },
    );
    const { id } = await begin(outline(feeds.url('/members').replace('//', '//ann:s3cret@')));
    expect(await done()).toMatchObject({ added: 1 });
    expect(await server.feedList()).toMatchObject([{ url: feeds.url('/members'), has_login: true }]);
    const exported = await (await server.send({ path: '/api/opml' })).text();
    expect(JSON.stringify(await listed(id)) + exported + JSON.stringify(server.events())).not.toContain(
      's3cret',
    );
  });

  it('asks one host for two feeds at most at a time, and holds up no other for it', async () => {
    const { server, feeds, begin, last, change } = await makeServer();
    // It has nothing anywhere, and says so at once.
    const other = await startFeedServer();
    cleanUpLater(other.stop);
    // More than all places there are, those of slow ones included.
    const paths = Array.from({ length: 60 }, (_, number) => `/feed-${number}`);
    for (const path of paths) feeds.set(path, { hang: 'before-headers' });
    const outlines = paths.map((path) => outline(feeds.url(path)) + outline(other.url(path)));
    const { id } = await begin(outlines.join(''));
    await server.until(async () => (await last())?.failed === 60);
    expect(feeds.requests.length).toBeLessThanOrEqual(2);
    expect(await change(id, 'cancel')).toMatchObject({ failed: 120, waiting: 0 });
  });
});

describe('a list that is too long', () => {
  it('is taken as far as the limit, and says how many feeds were left out', async () => {
    const { server, feeds, begin, change } = await makeServer();
    const urls = Array.from({ length: 100_000 }, (_, number) => feeds.url(`/${number}`));
    for (const path of ['/0', '/1']) feeds.set(path, { hang: 'before-headers' });
    const begun = await begin(urls.map((url) => outline(url)).join(''));
    expect(begun).toMatchObject({ total: 20_000, left_out: 80_000 });
    expect((await server.send({ path: '/api/feeds' })).status).toBe(200);
    expect(await change(begun.id, 'cancel')).toMatchObject({ waiting: 0 });
  });
});

describe('a list at an address', () => {
  it('is fetched, and is the same as a file', async () => {
    const { server, feeds, done } = await makeServer();
    feeds.set('/a', { body: feed('a') });
    feeds.set('/list', { body: opml(outline(feeds.url('/a'))), contentType: 'text/plain' });
    const url = feeds.url('/list').replace('//', '//ann:s3cret@');
    const call = { method: 'POST', path: '/api/opml/fetch', body: { url } } as const;
    expect(await server.read(call, feedImportSchema)).toMatchObject({ source: feeds.url('/list'), total: 1 });
    expect(await done()).toMatchObject({ added: 1 });
  });

  it.each([
    ['is missing', { status: 404 }, { status: 422, code: 'feed_failed' }],
    ['is no list', { body: feed('a') }, { status: 400, code: 'invalid_request' }],
  ])('is refused when it %s', async (_, script, refused) => {
    shared.feeds.set('/wrong', script);
    const body = { url: shared.feeds.url('/wrong') };
    const call = { method: 'POST', path: '/api/opml/fetch', body } as const;
    expect(await shared.server.refusal(call)).toMatchObject(refused);
  });
});

describe('feeds of the starter set', () => {
  it('are brought in with their folders', async () => {
    const { server, feeds, done } = await makeServer();
    feeds.set('/a', { body: feed('a') });
    const body = { source: 'Starter set', feeds: [{ url: feeds.url('/a'), title: 'a', folder: 'Science' }] };
    const begun = await server.read({ method: 'POST', path: '/api/feeds/import', body }, feedImportSchema);
    expect(begun).toMatchObject({ source: 'Starter set', total: 1 });
    await done();
    const [added] = await server.feedList();
    expect(added).toMatchObject({ title: 'a', custom_title: null, folder_id: expect.any(Number) });
  });
});

describe('a file that is no list of feeds', () => {
  it.each([
    [
      'a web page',
      '<!doctype html><html><body>Hi</body></html>',
      'This is a web page, not a list of feeds (OPML).',
    ],
    ['a feed', feed('a'), 'This is a feed itself, not a list of feeds.'],
    ['an empty file', '  \n', 'This file is empty.'],
    ['JSON', '{"feeds": []}', 'This is JSON, not a list of feeds (OPML).'],
    ['an image', '\u0089PNG\r\n\u001a\n', 'This is something else, not a list of feeds (OPML).'],
    ['a list without feeds', opml('<outline text="Empty"/>'), 'There is no feed in this list.'],
  ])('is refused with what it is: %s', async (_, body, message) => {
    const { refusal, last } = shared;
    expect(await refusal(body)).toMatchObject({ status: 400, code: 'invalid_request', message });
    expect(await last()).toBeNull();
  });

  it('is refused when it is larger than 20 MB', async () => {
    const refused = await shared.refusal(new Uint8Array(20 * 1024 * 1024 + 1).fill(32));
    expect(refused).toMatchObject({
      status: 413,
      code: 'too_large',
      message: 'The request is larger than 20 MB.',
    });
  });
});
const shared = await makeServer();

import { expect, test } from 'vitest';
import { findArticleForJudging, getArticle } from '#server/articles/article-queries.ts';
import { storeArticles } from '#server/articles/store-articles.ts';
import { listUnreadTexts, storeReadTexts } from '#server/estimates/vector-queries.ts';
import { type AppEvent, createEventBus } from '#server/events/bus.ts';
import { updateFeed } from '#server/feeds/feed-queries.ts';
import { admitArticles } from '#server/judging/queue/admit-articles.ts';
import { silentLogger } from '#server/platform/logger.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeFakeClock } from '#server/testing/fake-clock.ts';
import { makeFetching } from '#server/testing/feed-server/make-fetching.ts';
import { makeArticle } from '#server/testing/make-article.ts';
import { makeDatabase, makeFeed } from '#server/testing/make-database.ts';
import { makeUntil } from '#server/testing/until-event.ts';
import { createFullTexts } from './full-texts.ts';
import { createPageReader } from './page-reader.ts';

const { serve, fetcherWith } = makeFetching();
const filler =
  'The council measured the old bridge before the rain came, and nobody had asked for it. '.repeat(8);
const page = (words: string) => ({
  body: `<html><body><article><h1>Story</h1><p>${words} ${filler}</p><p>${filler}</p></article></body></html>`,
  contentType: 'text/html',
});

async function makeWorld(mode: 'off' | 'on' | 'automatic' = 'on') {
  const db = await makeDatabase();
  const clock = makeFakeClock();
  const bus = createEventBus(silentLogger);
  const events: AppEvent[] = [];
  bus.subscribe((event) => void events.push(event));
  const until = makeUntil(bus.subscribe);
  const feedId = await makeFeed(db, { title: 'Tidal Notes', now: clock.now() });
  await updateFeed(db, feedId, { full_text: mode });
  const pages = createPageReader({ timeLimit: 3_000 });
  cleanUpLater(pages.close);
  const begin = (fetcher = fetcherWith({ perHostGap: 0, totalTimeout: 4_000 })) => {
    const fullTexts = createFullTexts({ db, bus, clock, logger: silentLogger, fetcher, pages });
    cleanUpLater(fullTexts.stop);
    return fullTexts;
  };
  const store = async (url: string, more: Parameters<typeof makeArticle>[0] = {}) => {
    const article = makeArticle({ externalId: url, url, publishedAt: clock.now() - 1_000, ...more });
    const stored = await storeArticles(db, feedId, { articles: [article], now: clock.now() });
    bus.publish({ type: 'articles_added', feedId, ids: stored.added });
    return stored.added[0] ?? stored.updated[0] ?? 0;
  };
  const read = (id: number) => getArticle(db, id, clock.now());
  const isWaited = async (id: number) => {
    const row = await db
      .selectFrom('article_contents')
      .select('full_wanted_at')
      .where('article_id', '=', id)
      .executeTakeFirst();
    return row?.full_wanted_at !== null;
  };
  const settled = (id: number) => until(async () => ((await isWaited(id)) ? null : read(id)));
  return { db, clock, bus, events, feedId, begin, store, read, isWaited, settled };
}

test('the page of a new article is fetched by itself and is what is shown, counted and judged', async () => {
  const { db, events, begin, store, settled } = await makeWorld();
  const server = await serve({ '/a': page('Whole.') });
  begin().start();
  const id = await store(server.url('/a'), { text: 'Short.', html: '<p>Short.</p>', wordCount: 1 });
  const article = await settled(id);
  expect(article).toMatchObject({ full_text: { state: 'shown', failure: null }, word_count: 257 });
  expect(article.content_html).toContain('<p>Whole. The council');
  expect((await findArticleForJudging(db, id))?.text).toMatch(/^Whole\. /);
  expect(events.map(({ type }) => type)).toEqual(['articles_added', 'texts_changed', 'articles_changed']);
});

test('what is off is not fetched, and neither is a long item where only beginnings are', async () => {
  const server = await serve({ '/a': page('Whole.') });
  for (const mode of ['off', 'automatic'] as const) {
    const { begin, store, isWaited } = await makeWorld(mode);
    begin().start();
    const id = await store(server.url('/a'), { text: 'long '.repeat(400), wordCount: 400 });
    expect(await isWaited(id)).toBe(false);
  }
  expect(server.requests).toHaveLength(0);
});

test('what was waited for when the process ended is fetched after the next start', async () => {
  const { begin, store, settled } = await makeWorld();
  const server = await serve({ '/a': { hang: 'before-headers' } });
  const first = begin();
  first.start();
  const id = await store(server.url('/a'));
  await expect.poll(() => server.requests.length).toBe(1);
  await first.stop();
  server.set('/a', page('Whole.'));
  begin().start();
  expect((await settled(id)).full_text.state).toBe('shown');
});

test('a slow site takes two places of four', async () => {
  const { begin, store, settled } = await makeWorld();
  const slow = await serve({});
  const quick = await serve({ '/a': page('Whole.') });
  for (let number = 0; number < 6; number += 1) {
    slow.set(`/${number}`, { hang: 'before-headers' });
    await store(slow.url(`/${number}`));
  }
  begin().start();
  const id = await store(quick.url('/a'), { publishedAt: 0 + Date.UTC(2026, 10, 19) });
  expect((await settled(id)).full_text.state).toBe('shown');
  expect(slow.requests).toHaveLength(2);
});

test.each([
  ['a page that is not there', { status: 404, body: 'no' }, /has no page at the article's address/],
  [
    'a page of 50 MB',
    { body: Buffer.alloc(50 * 1024 * 1024, 'a'), contentType: 'text/html' },
    /too large \(over 10 MB\)/,
  ],
  [
    'a page of 50 MB in 50 kB',
    { body: Buffer.alloc(50 * 1024 * 1024, 'a'), contentType: 'text/html', encoding: 'gzip' },
    /too large|cannot be unpacked/,
  ],
  ['an endless page', { body: 'a'.repeat(10_000), drip: { bytes: 1, every: 100 } }, /did not answer in time/],
  ['a page that never begins', { hang: 'before-headers' }, /did not answer in time/],
  [
    'a page of scripts',
    { body: `<html><body>${'<script>run()</script>'.repeat(5_000)}</body></html>`, contentType: 'text/html' },
    /No article was found/,
  ],
  ['a picture', { body: 'x', contentType: 'image/png' }, /sent image\/png, which is not a web page/],
  [
    'a way to a private address',
    { redirectTo: 'http://10.0.0.1/admin' },
    /10\.0\.0\.1 is on a private network/,
  ],
  ['a page that asks for a login', { status: 401, body: 'x' }, /asks for a login before it shows this page/],
  ['a circle', { redirectTo: '/a' }, /without end/],
] as const)('%s is said in words, and what the feed gave stays', async (_, script, words) => {
  const { begin, store, settled } = await makeWorld();
  const server = await serve({ '/a': script });
  const fullTexts = begin();
  fullTexts.start();
  const id = await store(server.url('/a'), { html: '<p>From the feed.</p>' });
  const article = await settled(id);
  expect(article.full_text).toEqual({ state: 'failed', failure: expect.stringMatching(words) });
  expect(article.content_html).toBe('<p>From the feed.</p>');
});

test('by hand: an article is fetched, a failure is thrown with a next step, and the whole article stays', async () => {
  const { begin, store, read } = await makeWorld('off');
  const server = await serve({ '/a': page('Whole.') });
  const { fetchNow } = begin();
  const id = await store(server.url('/a'));
  await Promise.all([fetchNow(id), fetchNow(id)]);
  expect(server.requests).toHaveLength(1);
  server.set('/a', { status: 503, body: 'x' });
  await expect(fetchNow(id)).rejects.toMatchObject({
    code: 'full_text_failed',
    hint: expect.stringMatching(/\.$/),
  });
  const article = await read(id);
  expect(article.content_html).toContain('Whole.');
  expect(article.full_text).toEqual({ state: 'shown', failure: expect.stringContaining('status 503') });
  await expect(fetchNow(id + 99)).rejects.toMatchObject({ code: 'not_found' });
});

test('an article without an address has no page', async () => {
  const { begin, store } = await makeWorld('off');
  const id = await store('x', { url: null });
  await expect(begin().fetchNow(id)).rejects.toMatchObject({
    code: 'full_text_failed',
    message: /no address/,
  });
});

test("the login and the name of the feed go to the feed's own site only", async () => {
  const { db, feedId, begin, store } = await makeWorld('off');
  const [own, other] = [await serve({ '/a': page('Own.') }), await serve({ '/a': page('Other.') })];
  await updateFeed(db, feedId, {
    url: own.url('/feed'),
    login_user: 'ada',
    login_password: 'x',
    user_agent: 'Reader/9',
  });
  const { fetchNow } = begin();
  await fetchNow(await store(own.url('/a')));
  await fetchNow(await store(other.url('/a')));
  expect(own.requests[0]?.headers).toMatchObject({
    authorization: 'Basic YWRhOng=',
    'user-agent': 'Reader/9',
  });
  expect(other.requests[0]?.headers.authorization).toBeUndefined();
  expect(other.requests[0]?.headers['user-agent']).toMatch(/^Winnow/);
});

test('another text of the feed keeps the whole article and has it fetched anew; other markup does not', async () => {
  const { begin, store, read, isWaited, settled } = await makeWorld('off');
  const server = await serve({ '/a': page('First.') });
  const fullTexts = begin();
  const id = await store(server.url('/a'), { text: 'Teaser.', html: '<p>Teaser.</p>' });
  await fullTexts.fetchNow(id);
  await store(server.url('/a'), { text: 'Teaser.', html: '<p class="x">Teaser.</p>' });
  expect(await isWaited(id)).toBe(false);
  await store(server.url('/a'), {
    text: 'Corrected teaser.',
    html: '<p>Corrected teaser.</p>',
    wordCount: 2,
  });
  expect(await read(id)).toMatchObject({ content_html: expect.stringContaining('First.'), word_count: 257 });
  server.set('/a', page('Second.'));
  fullTexts.start();
  expect((await settled(id)).content_html).toContain('Second.');
});

test('words that were read of the other text are not stored for this one', async () => {
  const { db, begin, store } = await makeWorld('off');
  const server = await serve({ '/a': page('Whole.') });
  const id = await store(server.url('/a'), { text: 'Teaser.' });
  const [before] = await listUnreadTexts(db, [id], ['table']);
  await begin().fetchNow(id);
  const [after] = await listUnreadTexts(db, [id], ['table']);
  expect([before?.text, after?.text.slice(0, 6)]).toEqual(['Teaser.', 'Whole.']);
  const words = { language: 'english' as const, words: new Int8Array(4), codes: new Uint32Array(1) };
  await storeReadTexts(db, [{ id, hash: before?.hash ?? '', ...words }], 'table');
  expect(await listUnreadTexts(db, [id], ['table'])).toHaveLength(1);
  await storeReadTexts(db, [{ id, hash: after?.hash ?? '', ...words }], 'table');
  expect(await listUnreadTexts(db, [id], ['table'])).toHaveLength(0);
});

test('judging waits for the pages of a feed, thirty seconds at most, and meanwhile takes other feeds', async () => {
  const { db, clock, bus, events, begin, store } = await makeWorld();
  const server = await serve({ '/a': { hang: 'before-headers' } });
  const deps = { db, bus, clock };
  const other = await makeFeed(db, { title: 'Other', now: clock.now() });
  begin(fetcherWith({ totalTimeout: 60_000 })).start();
  const id = await store(server.url('/a'));
  await storeArticles(db, other, { articles: [makeArticle()], now: clock.now() });
  expect(await admitArticles(deps)).toBe(1);
  expect(await admitArticles(deps)).toBe(0);
  await expect.poll(() => clock.pending()).toBeGreaterThan(0);
  events.length = 0;
  await clock.advance(30_100);
  await expect.poll(() => events).toContainEqual({ type: 'texts_changed', ids: [id] });
  expect(await admitArticles(deps)).toBe(1);
});

test('of a feed that brings hundreds at once only the newest fifty pages are fetched', async () => {
  const { db, clock, feedId, begin } = await makeWorld();
  const server = await serve({});
  const articles = Array.from({ length: 60 }, (_, index) => {
    server.set(`/${index}`, page('Whole.'));
    return makeArticle({
      externalId: `${index}`,
      url: server.url(`/${index}`),
      publishedAt: clock.now() - index * 1_000,
    });
  });
  await storeArticles(db, feedId, { articles, now: clock.now() });
  begin().start();
  await expect
    .poll(
      async () =>
        (
          await db
            .selectFrom('article_contents')
            .select('article_id')
            .where('full_text', 'is not', null)
            .execute()
        ).length,
      { timeout: 10_000 },
    )
    .toBe(50);
  expect(server.requestsTo('/49')).toHaveLength(1);
  expect(server.requestsTo('/50')).toHaveLength(0);
});

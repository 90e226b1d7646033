import { afterEach, expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { createFeedParser, type FeedParser, type FeedParserOptions } from './feed-parser.ts';

const open: FeedParser[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((parser) => parser.close()));
});

function makeParser(options: FeedParserOptions = {}): FeedParser {
  const parser = createFeedParser(options);
  open.push(parser);
  return parser;
}

const source = { url: 'https://feeds.example/feed', contentType: null, now: Date.UTC(2026, 10, 20) };
const feed = (title: string) =>
  Buffer.from(
    makeRss({
      title,
      siteUrl: 'https://e.org/',
      items: [{ title: 'One', url: 'https://e.org/1', html: '<p>Text</p>' }],
    }),
  );
/** Many megabytes of nothing but angle brackets: each one is a text of its own for the HTML parser. */
const tangled = Buffer.from(
  `<rss version="2.0"><channel><title>T</title>${`<item><description><![CDATA[${'<'.repeat(2_000_000)}]]></description></item>`.repeat(4)}</channel></rss>`,
);

test('feeds are parsed in threads, several at once', async () => {
  const parser = makeParser();
  const results = await Promise.all(['a', 'b', 'c'].map((title) => parser.parse(feed(title), source)));
  expect(results.map((result) => result.ok && result.feed.title)).toEqual(['a', 'b', 'c']);
  expect(results[0]).toMatchObject({ ok: true, feed: { items: [{ title: 'One', html: '<p>Text</p>' }] } });
});

test('what is no feed is told as without the thread, and the bytes stay with the caller', async () => {
  const bytes = Buffer.from('<html></html>');
  expect(await makeParser().parse(bytes, source)).toEqual({ ok: false, kind: 'not_a_feed', detail: 'html' });
  expect(bytes.toString()).toBe('<html></html>');
});

test('a feed that takes too long fails alone, and the next one is parsed', async () => {
  const parser = makeParser({ timeLimit: 1000 });
  const [slow, next] = await Promise.all([parser.parse(tangled, source), parser.parse(feed('next'), source)]);
  expect(slow).toMatchObject({ ok: false, kind: 'too_slow_to_read' });
  expect(next).toMatchObject({ ok: true, feed: { title: 'next' } });
});

test('a feed that takes long delays no other', async () => {
  const parser = makeParser({ threads: 1, patience: 50, timeLimit: 5_000 });
  const slow = parser.parse(tangled, source);
  const order = await Promise.race([
    slow.then(() => 'slow'),
    parser.parse(feed('next'), source).then(() => 'next'),
  ]);
  expect(order).toBe('next');
});

test('of those that wait the smallest is parsed first', async () => {
  const parser = makeParser({ threads: 1, patience: 10_000 });
  const ended: string[] = [];
  const parse = (title: string) => parser.parse(feed(title), source).then(() => ended.push(title));
  await Promise.all(['first', 'the longest of all', 'longer', 'short'].map(parse));
  expect(ended).toEqual(['first', 'short', 'longer', 'the longest of all']);
});

test('a feed that takes too much memory fails alone, and the next one is parsed', async () => {
  const parser = makeParser({ memoryLimit: 32 });
  const [big, next] = await Promise.all([parser.parse(tangled, source), parser.parse(feed('next'), source)]);
  expect(big).toMatchObject({ ok: false, kind: 'too_slow_to_read', detail: 'the memory limit was reached' });
  expect(next).toMatchObject({ ok: true, feed: { title: 'next' } });
});

test('after closing nothing is parsed any more', async () => {
  const parser = makeParser();
  const running = expect(parser.parse(feed('a'), source)).rejects.toThrow('closed');
  await parser.close();
  await running;
  await expect(parser.parse(feed('b'), source)).rejects.toThrow('the feed parser is closed');
});

test('a thread that was ended for want of work is replaced by the next feed', async () => {
  const parser = makeParser({ idleLimit: 0 });
  for (const title of ['a', 'b']) {
    expect(await parser.parse(feed(title), source)).toMatchObject({ ok: true, feed: { title } });
    // The thread's own end: timers of the next round come after the one that ends it.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
});

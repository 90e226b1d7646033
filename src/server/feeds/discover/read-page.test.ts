import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { feed, inHead, link, page } from './page-harness.ts';
import { readPage } from './read-page.ts';

test('all declared feeds come in the order of the document, each once, with their names', () => {
  const html = inHead(
    '<link rel=alternate type=application/atom+xml href=/b title="B &amp; more"><link rel=alternate type=application/rss+xml href=/a>' +
      '<link rel=alternate type=application/rss+xml href="/b#x"><link rel=alternate type=application/rss+xml href=/a title=" A\n a ">',
  );
  expect(readPage(html, page).declared).toEqual([
    { url: 'https://blog.example/b', title: 'B & more' },
    { url: 'https://blog.example/a', title: 'A a' },
  ]);
});

describe('links that look like feeds', () => {
  const guess = (body: string) => readPage(`<body>${body}</body>`, page).guessed.map(({ url }) => url);

  test.each([
    [
      'by their path',
      '<a href="/about">About</a><a href="/blog/rss">News</a>',
      'https://blog.example/blog/rss',
    ],
    ['by their file', '<a href="/x.atom">Follow</a>', 'https://blog.example/x.atom'],
    ['by their text', '<a href="/follow">RSS feed</a>', 'https://blog.example/follow'],
    ['by their image', '<a href="/follow"><img src="i.png" alt="RSS"></a>', 'https://blog.example/follow'],
    ['by their title', '<a href="/follow" title="Atom"><svg></svg></a>', 'https://blog.example/follow'],
    ['by their query', '<a href="/?feed=rss2">x</a>', 'https://blog.example/?feed=rss2'],
    ['by their host', '<a href="https://feeds.example.org/abc">x</a>', 'https://feeds.example.org/abc'],
    ['by their scheme', '<a href="feed://blog.example/news">Feed</a>', 'https://blog.example/news'],
    [
      'by what they declare',
      '<a href="/n" rel=alternate type="application/rss+xml">x</a>',
      'https://blog.example/n',
    ],
    ['in a map', '<map><area href="/rss.xml" alt="x"></map>', 'https://blog.example/rss.xml'],
    ['in a link without a type', '<link rel="alternate" href="/rss.xml">', 'https://blog.example/rss.xml'],
  ])('are found %s', (_, body, expected) => {
    expect(guess(body)[0]).toBe(expected);
  });

  test('of the page’s own site come first, and those with more signs before those with less', () => {
    const body =
      '<a href="https://other.example/rss.xml">RSS</a><a href="/follow">Feed</a><a href="/rss.xml">RSS</a>';
    expect(guess(body)).toEqual([
      'https://blog.example/rss.xml',
      'https://blog.example/follow',
      'https://other.example/rss.xml',
    ]);
  });

  test.each([
    '<a href="/feedback">Say something</a>',
    '<a href="/sitemap.xml">Map</a>',
    '<a href="/atoms">Physics</a>',
    '<a href="/rss.png">RSS</a>',
    '<a href="mailto:rss@a.example">RSS</a>',
    '<a>RSS</a>',
  ])('are not %s', (body) => expect(guess(body)).toEqual([]));
});

describe('where a page sends its visitors', () => {
  const refresh = (content: string) =>
    readPage(inHead(`<meta http-equiv="Refresh" content="${content}">`), page).refresh;

  test.each([
    ['0; url=/blog/', 'https://blog.example/blog/'],
    ['0;URL=&quot;/blog/&quot;', 'https://blog.example/blog/'],
    [" 5 , url = '/blog/' x", 'https://blog.example/blog/'],
    ['0.5;https://other.example/', 'https://other.example/'],
    ['300', null],
    ['0; url=today.html', null],
    ['0; url=javascript:x', null],
  ])('%s', (content, expected) => expect(refresh(content)).toBe(expected));

  test('is nowhere by a meta of another kind', () => {
    expect(readPage(inHead('<meta name="refresh" content="0; url=/blog/">'), page).refresh).toBeNull();
  });
});

test('whatever a page is, reading it ends and finds only web addresses', () => {
  const pieces = fc.constantFrom(
    ...[
      '<link rel=alternate type=text/xml href="',
      '<base href="',
      '<a href="',
      '<script>',
      '</script>',
      '<!--',
      '-->',
      '">',
    ],
    ...[
      '<template>',
      '</template>',
      '<svg>',
      '<table>',
      '<p>',
      'feed:',
      '//',
      '/rss',
      '&amp;',
      '\0',
      '<frameset>',
      'data:,',
    ],
  );
  const junk = fc.array(fc.oneof(pieces, fc.string({ maxLength: 8, unit: 'binary' })), { maxLength: 40 });
  fc.assert(
    fc.property(junk, (parts) => {
      const { declared, guessed, refresh } = readPage(parts.join(''), page);
      for (const url of [...declared, ...guessed].map((found) => found.url).concat(refresh ?? [])) {
        expect(url).toMatch(/^https?:\/\//);
        expect(URL.parse(url)?.href).toBe(url);
      }
    }),
    { numRuns: 500 },
  );
});

test('a declared feed is found whatever stands around it', () => {
  const safe = fc.stringMatching(/^[\w\s.,;!?=/-]{0,20}$/);
  fc.assert(
    fc.property(
      safe,
      safe,
      fc.constantFrom('p', 'div', 'b', 'table', 'ul', 'center'),
      (before, after, name) => {
        const html = `${before}<${name}>${before}</${name}>${link}${after}`;
        expect(readPage(html, page).declared[0]?.url).toBe(feed);
      },
    ),
  );
});

test.each([
  ['100,000 links', Array.from({ length: 100_000 }, (_, at) => link.replace('feed', `feed-${at}`)).join('')],
  ['ten megabytes of nested elements', '<div><b>'.repeat(1_250_000)],
  ['ten megabytes of text', 'word '.repeat(2_000_000)],
  ['ten megabytes of anchors', '<a href="/rss">RSS</a>'.repeat(450_000)],
])('a page of %s is read soon, and few of its links are kept', (_, html) => {
  const before = process.threadCpuUsage().user;
  const { declared, guessed } = readPage(`${link}${html}`, page);
  expect(declared[0]?.url).toBe(feed);
  expect(declared.length + guessed.length).toBeLessThanOrEqual(400);
  // Microseconds of this thread, since the machine may be busy with others.
  expect(process.threadCpuUsage().user - before).toBeLessThan(5_000_000);
});

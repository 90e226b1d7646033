import { describe, expect, it, test } from 'vitest';
import type { FeedRoute } from '#server/testing/feed-server/feed-script.ts';
import { makeAtom, makeJsonFeed, makeRdf } from '#server/testing/feed-server/make-feeds.ts';
import { html, link, rss, startSite, waves } from '#server/testing/feed-server/make-site.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { discoverySchema } from '#shared/discovery.ts';

const server = await makeTestServer();
const ask = (url: string) =>
  server.read({ method: 'POST', path: '/api/feeds/discover', body: { url } }, discoverySchema);
const titles = async (url: string) => (await ask(url)).candidates.map(({ title }) => title);
const refused = (url: string) =>
  server.refusal({ method: 'POST', path: '/api/feeds/discover', body: { url } });

describe('a feed', () => {
  it('is its own candidate, with what is in it', async () => {
    const site = await startSite({ '/feed': rss('Waves') });
    expect(await ask(site.url('/feed'))).toEqual({
      candidates: [
        {
          url: site.url('/feed'),
          title: 'Waves',
          kind: 'rss',
          item_count: 3,
          latest: ['Waves 1', 'Waves 2', 'Waves 3'],
          newest_at: '2026-01-19T00:00:00.000Z',
          is_comments: false,
          feed_id: null,
        },
      ],
    });
  });

  it.each([
    ['atom', makeAtom],
    ['rdf', makeRdf],
    ['json', makeJsonFeed],
  ])('is told to be %s', async (kind, make) => {
    const site = await startSite({ '/feed': { body: make(waves(kind)) } });
    expect((await ask(site.url('/feed'))).candidates).toMatchObject([{ kind, title: kind, item_count: 3 }]);
  });

  it('is shown with its newest items first, and named by their text where they have no title', async () => {
    const body =
      '<rss version="2.0"><channel><title>T</title><item><description>&lt;p&gt;Without &lt;b&gt;title&lt;/b&gt;.</description><pubDate>Mon, 05 Jan 2026 00:00:00 GMT</pubDate></item><item><title>Newer</title><pubDate>Tue, 06 Jan 2026 00:00:00 GMT</pubDate></item></channel></rss>';
    const site = await startSite({ '/feed': { body } });
    expect((await ask(site.url('/feed'))).candidates[0]?.latest).toEqual(['Newer', 'Without title.']);
  });

  it('that moved for good is found under its new address', async () => {
    const site = await startSite({ '/new': rss('Moved'), '/old': { status: 301, redirectTo: '/new' } });
    expect((await ask(site.url('/old'))).candidates[0]?.url).toBe(site.url('/new'));
  });
});

const feedPaths = { '/waves.xml': rss('Waves'), '/other.xml': rss('Other') };
const pages: [string, Record<string, FeedRoute>, string[]][] = [
  ['by its link', { '/': html(link('/waves.xml')) }, ['Waves']],
  ['in the order of its links', { '/': html(link('/other.xml') + link('/waves.xml')) }, ['Other', 'Waves']],
  [
    'by its header',
    { '/': html('', { headers: { link: '</waves.xml>; rel=alternate; type="text/xml"' } }) },
    ['Waves'],
  ],
  ['by its encoding', { '/': html(`<meta charset="windows-1251">${link('/waves.xml', '\xcd')}`) }, ['Waves']],
  [
    'after redirects, against where they lead',
    {
      '/': { redirectTo: '/blog/' },
      '/blog/': html(link('../waves.xml')),
    },
    ['Waves'],
  ],
  [
    'without links that are no feeds',
    { '/': html(link('/none.xml') + link('/') + link('/page') + link('/waves.xml')), '/page': html('') },
    ['Waves'],
  ],
  [
    'by anchors where it declares none',
    { '/': html('<a href="/page">Feed</a><a href="/waves.xml">RSS</a>'), '/page': html('') },
    ['Waves'],
  ],
  [
    'by anchors where what it declares is gone',
    { '/': html(`${link('/none.xml')}<a href="/waves.xml">RSS</a>`) },
    ['Waves'],
  ],
  [
    'not by anchors where it declares one',
    { '/': html(`${link('/waves.xml')}<a href="/other.xml">RSS</a>`) },
    ['Waves'],
  ],
  [
    'where it sends its visitors',
    {
      '/': html('<meta http-equiv=refresh content="0; url=/blog/">'),
      '/blog/': html(link('/waves.xml')),
    },
    ['Waves'],
  ],
  [
    'where it sends its visitors, once',
    {
      '/': html('<meta http-equiv=refresh content="0; url=/a">'),
      '/a': html('<meta http-equiv=refresh content="0; url=/b">'),
      '/b': html(link('/other.xml')),
      '/feed': rss('Usual'),
    },
    ['Usual'],
  ],
  [
    'at the usual places',
    { '/': html('<p>Hello</p>'), '/atom.xml': { body: makeAtom(waves('Usual')) } },
    ['Usual'],
  ],
  ['at the usual places of a shut front page', { '/': { status: 403 }, '/rss': rss('Usual') }, ['Usual']],
  [
    'comments last',
    { '/': html(link('/comments/feed') + link('/waves.xml')), '/comments/feed': rss('Comments for Waves') },
    ['Waves', 'Comments for Waves'],
  ],
  [
    'comments last, also by their own title',
    { '/': html(link('/a.xml') + link('/waves.xml')), '/a.xml': rss('Comments for Waves') },
    ['Waves', 'Comments for Waves'],
  ],
  [
    'parts after the whole',
    { '/': html(link('/tag/sea/feed') + link('/waves.xml')), '/tag/sea/feed': rss('Sea') },
    ['Waves', 'Sea'],
  ],
  [
    'once where two have the same items',
    { '/': html(link('/a.xml') + link('/waves.xml')), '/a.xml': { body: makeAtom(waves('Waves')) } },
    ['Waves'],
  ],
  [
    'once where two lead to one',
    { '/': html(link('/a') + link('/waves.xml')), '/a': { redirectTo: '/waves.xml' } },
    ['Waves'],
  ],
  [
    'by the page’s names where the feeds have the same',
    {
      '/': html(link('/a', 'Short') + link('/waves.xml', 'Long')),
      '/a': { body: makeAtom({ ...waves('Else'), title: 'Waves' }) },
    },
    ['Short', 'Long'],
  ],
];

describe('the feeds of a page', () => {
  it.each(pages)('are found %s', async (_, routes, expected) => {
    const site = await startSite({ ...feedPaths, ...routes });
    expect(await titles(site.url('/'))).toEqual(expected);
  });

  it('are found on the front page where the page itself has none', async () => {
    const site = await startSite({
      ...feedPaths,
      '/': html(link('/waves.xml')),
      '/2026/a-post': html('<p>Hello</p>'),
    });
    expect(await titles(site.url('/2026/a-post'))).toEqual(['Waves']);
  });

  it('are found in the page’s folder before the site’s root', async () => {
    const site = await startSite({
      '/~anna/': html('<p>Hello</p>'),
      '/~anna/rss.xml': rss('Anna'),
      '/feed': rss('All'),
    });
    expect(await titles(site.url('/~anna/'))).toEqual(['Anna']);
  });

  it('are all listed where it is a list of feeds', async () => {
    const body = `${link('/waves.xml')}<a href="/other.xml">RSS</a><a href="/more.rss">RSS</a>`;
    const site = await startSite({ ...feedPaths, '/feeds': html(body), '/more.rss': rss('More') });
    expect(await titles(site.url('/feeds'))).toEqual(['Waves', 'Other', 'More']);
  });

  it('are read from the list of feeds that a page leads to', async () => {
    const site = await startSite({
      ...feedPaths,
      '/': html('<a href="/rss">RSS</a>'),
      '/rss': html('<a href="/other.xml">Sport RSS</a><a href="/waves.xml">News RSS</a>'),
    });
    expect(await titles(site.url('/'))).toEqual(['Other', 'Waves']);
  });

  it('are asked for twelve at most, four at a time', async () => {
    let [now, most] = [0, 0];
    const slow = (title: string) => () => {
      now += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
      }, 40);
      return { ...rss(title), delay: 40 };
    };
    const numbers = Array.from({ length: 30 }, (_, at) => at);
    const site = await startSite({
      '/': html(numbers.map((at) => link(`/${at}.xml`)).join('')),
      ...Object.fromEntries(numbers.map((at) => [`/${at}.xml`, slow(`Feed ${at}`)])),
    });
    expect((await ask(site.url('/'))).candidates).toHaveLength(12);
    expect(most).toBeLessThanOrEqual(4);
  });

  it('are found though the page has a hundred thousand links', async () => {
    const links = Array.from({ length: 100_000 }, (_, at) => link(`/${at}.xml`)).join('');
    const site = await startSite({ ...feedPaths, '/': html(link('/waves.xml') + links) });
    expect(await titles(site.url('/'))).toEqual(['Waves']);
  }, 30_000);
});

test('a profile as Mastodon spells it has its feed beside it', async () => {
  const site = await startSite({ '/@anna.rss': rss('Anna'), '/@anna': html('') });
  expect(await titles(site.url('/@anna'))).toEqual(['Anna']);
  expect(site.requestsTo('/@anna')).toEqual([]);
});

test('a bare host is asked by http where nothing answers by https', async () => {
  const site = await startSite({ ...feedPaths, '/': html(link('/waves.xml')) });
  expect((await ask(new URL(site.origin).host)).candidates).toMatchObject([{ url: site.url('/waves.xml') }]);
});

test('a candidate says that the owner has it, under whatever spelling of its address', async () => {
  const site = await startSite({
    ...feedPaths,
    '/': html(link('/waves.xml/') + link('/other.xml')),
    '/waves.xml/': { redirectTo: '/waves.xml' },
  });
  const { id } = await server.addFeed(site.url('/waves.xml'));
  expect((await ask(site.url('/'))).candidates.map((candidate) => candidate.feed_id)).toEqual([id, null]);
});

test('a login goes to its own site and no other', async () => {
  const other = await startSite({ '/waves.xml': rss('Elsewhere') });
  const site = await startSite({
    ...feedPaths,
    '/': html(link('/waves.xml') + link(other.url('/waves.xml'))),
  });
  const body = { url: site.url('/'), login: { user: 'anna', password: 'secret' } };
  const { candidates } = await server.read(
    { method: 'POST', path: '/api/feeds/discover', body },
    discoverySchema,
  );
  expect(candidates).toHaveLength(2);
  const sent = [site, other].map(({ requests }) => requests.map(({ headers }) => headers.authorization));
  expect(sent).toEqual([['Basic YW5uYTpzZWNyZXQ=', 'Basic YW5uYTpzZWNyZXQ='], [undefined]]);
});

describe('when there is no feed', () => {
  it('says what was looked at', async () => {
    const site = await startSite({ '/': html(link('/none.xml')) });
    const { code, status, details, hint } = await refused(site.url('/'));
    expect({ code, status, details }).toEqual({
      code: 'feed_failed',
      status: 422,
      details: { kind: 'not_a_feed' },
    });
    expect(hint).toMatch(/one link on it led to none.*\/feed, \/rss\.xml, \/feed\.xml and 21 more/);
  });

  it('says why a feed that the page names cannot be read', async () => {
    const site = await startSite({ '/': html(link('/waves.xml')), '/waves.xml': { status: 401 } });
    expect(await refused(site.url('/'))).toMatchObject({ details: { kind: 'unauthorized' } });
  });

  it('does not go on asking a site that wants to be left alone', async () => {
    const busy = { status: 503, body: 'busy' };
    const site = await startSite({ '/': html('<p>Hello</p>'), '/feed': busy });
    await refused(site.url('/'));
    expect(site.requests.length).toBeLessThan(8);
  });

  it.each([
    ['another document', { body: '<opml version="2.0"><body/></opml>' }, 'not_a_feed'],
    ['a broken feed', { body: '<rss version="2.0"><channel><item><title>Half' }, 'broken_xml'],
    ['an error', { status: 500 }, 'server_error'],
  ])('says so of %s', async (_, route, kind) => {
    const site = await startSite({ '/x': route });
    expect(await refused(site.url('/x'))).toMatchObject({ code: 'feed_failed', details: { kind } });
  });

  it('sends the owner of a show at Apple to its own site, without asking anybody', async () => {
    const { hint } = await refused('https://podcasts.apple.com/us/podcast/tides/id12');
    expect(hint).toContain('own site');
  });

  it('does not go where no feed may lead', async () => {
    const site = await startSite({ '/': html(link('http://10.11.12.13/waves.xml')) });
    expect(await refused(site.url('/'))).toMatchObject({ details: { kind: 'private_address' } });
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { urlKey } from './url-key.ts';

const word = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/);
const host = fc.tuple(word, word).map(([one, other]) => `${one}.x${other}.example`);
const path = fc.array(word, { minLength: 1, maxLength: 4 }).map((parts) => `/${parts.join('/')}`);
const parameter = fc.tuple(word, word).map(([name, value]) => `p${name}=${value}`);
const article = fc.record({ host, path, query: fc.array(parameter, { maxLength: 3 }) });
type Article = { host: string; path: string; query: string[] };

const write = ({ host, path, query }: Article) =>
  `https://${host}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;

const tracking = fc.constantFrom('utm_source=rss', 'utm_medium=feed', 'fbclid=1', 'gclid=x', 'mc_cid=7');
/** The same article, as another feed may write its address. */
const disguise = fc.record({
  scheme: fc.constantFrom('http://', 'https://', 'HTTPS://'),
  www: fc.constantFrom('', 'www.', 'WWW.'),
  port: fc.boolean(),
  user: fc.constantFrom('', 'ada:pw@'),
  slash: fc.constantFrom('', '/'),
  fragment: fc.constantFrom('', '#comments', '#:~:text=so'),
  tracking: fc.array(tracking, { maxLength: 2 }),
  first: fc.boolean(),
});

test('however an article’s address is written, its key is the same', () => {
  const property = fc.property(article, disguise, (one, how) => {
    const port = how.port ? (how.scheme === 'http://' ? ':80' : ':443') : '';
    const query = how.first ? [...how.tracking, ...one.query] : [...one.query, ...how.tracking];
    const search = query.length > 0 ? `?${query.join('&')}` : '';
    const written = `${how.scheme}${how.user}${how.www}${one.host}${port}${one.path}${how.slash}${search}${how.fragment}`;
    expect(urlKey(written)).toBe(urlKey(write(one)));
    expect(urlKey(written)).not.toBeNull();
  });
  fc.assert(property, { numRuns: 300 });
});

test('another host, path or parameter is another article', () => {
  const property = fc.property(article, article, (one, other) => {
    fc.pre(write(one) !== write(other));
    expect(urlKey(write(one))).not.toBe(urlKey(write(other)));
  });
  fc.assert(property, { numRuns: 300 });
});

test('a key is the key of itself, and no text makes it fail', () => {
  const property = fc.property(
    fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()),
    (text) => {
      const key = urlKey(text);
      if (key !== null) expect(urlKey(`https://${key}`)).toBe(key);
    },
  );
  fc.assert(property, { numRuns: 500 });
});

describe('an address that names no article has no key', () => {
  test.each([
    null,
    '',
    'not an address',
    'mailto:ada@site.example',
    'https://site.example',
    'http://www.site.example/?utm_source=rss#top',
    'https://site.example/index.html',
    'https://site.example//',
  ])('%s', (address) => {
    expect(urlKey(address)).toBeNull();
  });
});

test.each([
  ['https://site.example/?p=12', 'site.example?p=12'],
  ['https://site.example:8443/a/', 'site.example:8443/a'],
  ['http://site.example:443/a', 'site.example:443/a'],
  ['https://site.example./a', 'site.example/a'],
  ['https://www.site.example/%7eada/caf%c3%a9', 'site.example/~ada/caf%C3%A9'],
  ['https://www.example/a', 'www.example/a'],
  ['https://site.example/A?b=1&a=2', 'site.example/A?b=1&a=2'],
])('%s has the key %s', (address, key) => {
  expect(urlKey(address)).toBe(key);
});

import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { makeFetching } from '#server/testing/feed-server/make-fetching.ts';
import type { FeedServer } from '#server/testing/feed-server/start-feed-server.ts';

const { serve, fetcherWith } = makeFetching();
let server: FeedServer;
let port: string;

beforeEach(async () => {
  server = await serve({ '/feed': { body: '<rss/>' }, '/': { body: '<rss/>' } });
  ({ port } = new URL(server.origin));
});

/** Every way a parser of URLs lets one write this machine's address. PORT stands for the server's. */
const spellings: [string, string[]][] = [
  [
    'numbers',
    ['http://2130706433:PORT/feed', 'http://0x7f000001:PORT/feed', 'http://017700000001:PORT/feed'],
  ],
  ['mixed bases', ['http://0x7f.0.0.1:PORT/', 'http://0177.0.0.01:PORT/', 'http://0X7F.0x0.00.0x1:PORT/']],
  ['fewer parts', ['http://127.1:PORT/', 'http://127.0.1:PORT/', 'http://0x7f.1:PORT/', 'http://0:PORT/']],
  ['other loopback', ['http://127.255.255.254:PORT/', 'http://0.0.0.0:PORT/', 'http://[::]:PORT/']],
  [
    'dots',
    [
      'http://127.0.0.1.:PORT/',
      'http://localhost.:PORT/',
      'http://a.localhost:PORT/',
      'http://127。0。0。1:PORT/',
    ],
  ],
  ['case and width', ['HTTP://LOCALHOST:PORT/', 'http://１２７.0.0.1:PORT/', 'http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:PORT/']],
  ['escapes', ['http://%31%32%37.0.0.1:PORT/', 'http://%6c%6fcalhost:PORT/', 'http://127.0.0%2e1:PORT/']],
  ['invisible characters', ['http://127.0.0.\u200b1:PORT/', 'http://local\u00adhost:PORT/']],
  [
    'IPv6',
    [
      'http://[::1]:PORT/',
      'http://[0:0:0:0:0:0:0:1]:PORT/',
      'http://[0000::0001]:PORT/',
      'http://[::ffff:127.0.0.1]:PORT/',
      'http://[::FFFF:7F00:1]:PORT/',
      'http://[::127.0.0.1]:PORT/',
      'http://[::ffff:0:127.0.0.1]:PORT/',
      'http://[64:ff9b::127.0.0.1]:PORT/',
      'http://[2002:7f00:1::]:PORT/',
    ],
  ],
  [
    'user info',
    [
      'http://good.example@127.0.0.1:PORT/',
      'http://good.example:80@127.0.0.1:PORT/feed',
      'http://good.example%2f@127.0.0.1:PORT/',
      'http://a@b@127.0.0.1:PORT/',
    ],
  ],
  [
    'slashes',
    [
      'http:127.0.0.1:PORT/feed',
      'http:/127.0.0.1:PORT/feed',
      'http:\\\\127.0.0.1:PORT\\feed',
      'http:////127.0.0.1:PORT/',
      'http://127.0.0.1:PORT\\@good.example/',
      'http://127.0.0.1:PORT#@good.example/',
      'http://127.0.0.1:PORT?@good.example/',
    ],
  ],
  [
    'blanks',
    [
      ' http://127.0.0.1:PORT/feed ',
      'ht\ttp://127.0\n.0.1:PORT/feed',
      'http://127.0.0.1:PORT/feed\r\nHost: good.example',
      '\u0001http://127.0.0.1:PORT/',
    ],
  ],
];

describe.each(spellings)('this machine, written with %s, is not connected to', (_, addresses) => {
  test.each(addresses)('%j', async (address) => {
    const result = await fetcherWith({}, []).fetch({ url: address.replace('PORT', port) });
    expect(result).toMatchObject({ outcome: 'failed', kind: 'private_address' });
    expect(server.connections()).toBe(0);
  });

  test('nor when a redirect leads there', async () => {
    // To a redirect "http:x" and "http:/x" are paths, not hosts.
    const absolute = addresses.filter((address) => !/^http:\/?[^/\\]/.test(address));
    const outer = await serve(
      Object.fromEntries(
        absolute.map((address, at) => [
          `/${at}`,
          // A header holds no line breaks; what is not ASCII goes out as UTF-8.
          {
            redirectTo: Buffer.from(
              // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed.
              address.replace('PORT', port).replace(/[\0-\x1f]/g, ''),
            ).toString('latin1'),
          },
        ]),
      ),
    );
    const { fetch } = fetcherWith({}, [new URL(outer.origin).host]);
    for (const at of absolute.keys()) {
      expect(await fetch({ url: outer.url(`/${at}`) })).toMatchObject({ kind: 'private_address' });
    }
    expect(server.connections()).toBe(0);
  });
});

test.each([
  'http://[fe80::1%25eth0]/',
  'http://[::1%lo]/',
  'http://127.0.0.1.5/',
  'http://1.2.3.256/',
  'http://0x/@:/',
])('%s is no address at all, or a private one', async (url) => {
  expect(await fetcherWith({}, []).fetch({ url })).toMatchObject({
    kind: expect.stringMatching(/^(?:bad_url|private_address)$/),
  });
});

/** The blocks of which any address will do. */
const privateBytes = fc.oneof(
  fc.tuple(fc.constantFrom(0, 10, 127, 224, 240, 255), byte(), byte(), byte()),
  fc.tuple(fc.constant(192), fc.constant(168), byte(), byte()),
  fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte(), byte()),
  fc.tuple(fc.constant(169), fc.constant(254), byte(), byte()),
  fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte(), byte()),
);

test('no private IPv4 address is reached in any mixture of bases, lengths and widths', async () => {
  const { fetch } = fetcherWith({ totalTimeout: 1_000 }, []);
  const style = fc.record({
    bases: fc.array(fc.constantFrom(8, 10, 16), { minLength: 4, maxLength: 4 }),
    parts: fc.integer({ min: 1, max: 4 }),
    wide: fc.boolean(),
    escaped: fc.boolean(),
    dot: fc.constantFrom('', '.'),
  });
  await fc.assert(
    fc.asyncProperty(privateBytes, style, async (bytes, { bases, parts, wide, escaped, dot }) => {
      const host = writeAddress(bytes, { bases, parts }) + dot;
      const spelled = escaped ? escapeAll(host) : wide ? widen(host) : host;
      const result = await fetch({ url: `http://${spelled}:${port}/feed` });
      return result.outcome === 'failed' && result.kind === 'private_address';
    }),
  );
  expect(server.connections()).toBe(0);
});

function byte() {
  return fc.integer({ min: 0, max: 255 });
}

function writeAddress(bytes: readonly number[], style: { bases: readonly number[]; parts: number }): string {
  const heads = bytes.slice(0, style.parts - 1);
  const last = bytes.slice(style.parts - 1).reduce((sum, value) => sum * 256 + value, 0);
  const prefixes: Record<number, string> = { 8: '0', 10: '', 16: '0x' };
  return [...heads, last]
    .map((value, at) => {
      const base = style.bases[at] ?? 10;
      return `${prefixes[base]}${value.toString(base)}`;
    })
    .join('.');
}

function escapeAll(host: string): string {
  return [...host].map((char) => `%${char.charCodeAt(0).toString(16)}`).join('');
}

/** The full-width form of each character, which IDNA makes plain again. */
function widen(host: string): string {
  return [...host].map((char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)).join('');
}

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPublicAddress } from './address-guard.ts';

describe('addresses of the public Internet may be connected to', () => {
  test.each([
    '1.1.1.1',
    '8.8.8.8',
    '93.184.216.34',
    '172.15.255.255',
    '172.32.0.1',
    '100.128.0.1',
    '223.255.255.255',
  ])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  test.each(['2606:4700:4700::1111', '2a00:1450:4001:81b::200e', '2001:4860:4860::8888', '2400:cb00::1'])(
    '%s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

const refused: [string, string[]][] = [
  ['this host', ['0.0.0.0', '0.1.2.3', '::']],
  ['loopback', ['127.0.0.1', '127.255.255.254', '::1']],
  ['private', ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.0.1']],
  ['link-local, where clouds keep their secrets', ['169.254.169.254', 'fe80::1', 'febf::1', 'fe80::1%eth0']],
  ['shared address space', ['100.64.0.1', '100.127.255.255']],
  ['protocol assignments', ['192.0.0.1', '192.0.0.170', '2001:1::1', '2001:20::1']],
  ['documentation', ['192.0.2.1', '198.51.100.7', '203.0.113.9', '2001:db8::1', '3fff::1']],
  ['benchmarking', ['198.18.0.1', '198.19.255.255', '2001:2::1']],
  ['multicast and reserved', ['224.0.0.1', '239.255.255.255', '240.0.0.1', '255.255.255.255', 'ff02::1']],
  ['unique and site local', ['fc00::1', 'fd12:3456::1', 'fec0::1']],
  ['discard-only and unassigned', ['100::1', '4000::1', '8000::1', '5f00::1']],
  ['IPv4-mapped', ['::ffff:127.0.0.1', '::ffff:7f00:1', '::ffff:8.8.8.8']],
  ['IPv4-compatible', ['::127.0.0.1', '::7f00:1', '::8.8.8.8']],
  ['NAT64', ['64:ff9b::7f00:1', '64:ff9b::127.0.0.1', '64:ff9b:1::a00:1', '64:ff9b:1:ffff::1']],
  ['6to4', ['2002:7f00:1::1', '2002:a00:1::', '192.88.99.1']],
  ['Teredo', ['2001::1', '2001:0:4136:e378:8000:63bf:3fff:fdd2']],
  ['AS112 and AMT', ['192.31.196.1', '192.52.193.1', '192.175.48.6', '2620:4f:8000::6', '2001:4:112::1']],
  ['ORCHID and drone ids', ['2001:10::1', '2001:2f::1', '2001:30::1']],
  ['translated IPv4', ['::ffff:0:7f00:1', '::ffff:0:127.0.0.1', '::ffff:0:8.8.8.8']],
  ['SRv6 and documentation', ['5f00::', '5f00:ffff::1', '3fff:fff::1']],
  ['ISATAP', ['2a00:1450::5efe:7f00:1', '2a00:1450::200:5efe:10.0.0.1']],
  ['public but on one link', ['2606:4700:4700::1111%eth0', '2606:4700:4700::1111%1']],
  [
    'spellings only a parser of URLs understands',
    ['2130706433', '134744072', '0x7f.1', '0177.0.0.1', '010.8.8.8', '8.8', '8.8.8.8.', ' 8.8.8.8'],
  ],
  ['no address at all', ['', 'localhost', 'example.org', '127.1.', '[::1]', '1.2.3.4.5']],
];

describe.each(refused)('%s is refused', (_, addresses) => {
  test.each(addresses)('%s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

test('no IPv4 address becomes public by being written inside IPv6', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(fc.tuple(byte, byte, byte, byte), (bytes) => {
      const dotted = bytes.join('.');
      const hex = Buffer.from(bytes).toString('hex');
      const groups = `${hex.slice(0, 4)}:${hex.slice(4)}`;
      const disguises = [
        `::ffff:${dotted}`,
        `::${groups}`,
        `64:ff9b::${groups}`,
        `64:ff9b:1::${groups}`,
        `2002:${groups}::1`,
      ];
      return disguises.every((address) => !isPublicAddress(address));
    }),
  );
});

/** First and last address of every block in the registry, and what lies on either side of it. */
const blocks: [block: string, first: string, last: string, before: string | null, after: string | null][] = [
  ['0.0.0.0/8', '0.0.0.0', '0.255.255.255', null, '1.0.0.0'],
  ['10.0.0.0/8', '10.0.0.0', '10.255.255.255', '9.255.255.255', '11.0.0.0'],
  ['100.64.0.0/10', '100.64.0.0', '100.127.255.255', '100.63.255.255', '100.128.0.0'],
  ['127.0.0.0/8', '127.0.0.0', '127.255.255.255', '126.255.255.255', '128.0.0.0'],
  ['169.254.0.0/16', '169.254.0.0', '169.254.255.255', '169.253.255.255', '169.255.0.0'],
  ['172.16.0.0/12', '172.16.0.0', '172.31.255.255', '172.15.255.255', '172.32.0.0'],
  ['192.0.0.0/24', '192.0.0.0', '192.0.0.255', '191.255.255.255', '192.0.1.0'],
  ['192.0.2.0/24', '192.0.2.0', '192.0.2.255', '192.0.1.255', '192.0.3.0'],
  ['192.31.196.0/24', '192.31.196.0', '192.31.196.255', '192.31.195.255', '192.31.197.0'],
  ['192.52.193.0/24', '192.52.193.0', '192.52.193.255', '192.52.192.255', '192.52.194.0'],
  ['192.88.99.0/24', '192.88.99.0', '192.88.99.255', '192.88.98.255', '192.88.100.0'],
  ['192.168.0.0/16', '192.168.0.0', '192.168.255.255', '192.167.255.255', '192.169.0.0'],
  ['192.175.48.0/24', '192.175.48.0', '192.175.48.255', '192.175.47.255', '192.175.49.0'],
  ['198.18.0.0/15', '198.18.0.0', '198.19.255.255', '198.17.255.255', '198.20.0.0'],
  ['198.51.100.0/24', '198.51.100.0', '198.51.100.255', '198.51.99.255', '198.51.101.0'],
  ['203.0.113.0/24', '203.0.113.0', '203.0.113.255', '203.0.112.255', '203.0.114.0'],
  ['224.0.0.0/3', '224.0.0.0', '255.255.255.255', '223.255.255.255', null],
  ['0000::/3', '::', '1fff:ffff::', null, null],
  ['2001::/23', '2001::', '2001:1ff:ffff::', '2000:ffff::', '2001:200::'],
  ['2001:db8::/32', '2001:db8::', '2001:db8:ffff::', '2001:db7:ffff::', '2001:db9::'],
  ['2002::/16', '2002::', '2002:ffff::', '2001:ffff::', '2003::'],
  ['2620:4f:8000::/48', '2620:4f:8000::', '2620:4f:8000:ffff::', '2620:4f:7fff:ffff::', '2620:4f:8001::'],
  ['3fff::/20', '3fff::', '3fff:fff:ffff::', '3ffe:ffff::', '3fff:1000::'],
  ['4000::/2 and all above', '4000::', 'ffff:ffff::', null, null],
];

test.each(blocks)('%s is refused from end to end, and no more than that', (_, ...edges) => {
  const [first, last, before, after] = edges;
  expect([first, last].map(isPublicAddress)).toEqual([false, false]);
  for (const neighbour of [before, after]) if (neighbour) expect(isPublicAddress(neighbour)).toBe(true);
});

test('no IPv6 address outside global unicast is public', () => {
  const group = fc.integer({ min: 0, max: 0xffff });
  fc.assert(
    fc.property(fc.tuple(...Array.from({ length: 8 }, () => group)), (groups) => {
      const [first = 0] = groups;
      fc.pre(first < 0x2000 || first > 0x3fff);
      return !isPublicAddress(groups.map((part) => part.toString(16)).join(':'));
    }),
  );
});

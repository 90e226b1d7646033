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

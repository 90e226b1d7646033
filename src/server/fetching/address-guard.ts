import ipaddr from 'ipaddr.js';

/**
 * Ranges that are refused besides those ipaddr.js names: the IANA special-purpose registries
 * (RFC 6890 and successors) as of 2025.
 */
const refusedRanges = [
  '192.0.0.0/24', // IETF protocol assignments
  '192.0.2.0/24', // documentation, RFC 5737
  '198.51.100.0/24',
  '203.0.113.0/24',
  '192.88.99.0/24', // 6to4 relay, RFC 7526
  '198.18.0.0/15', // benchmarking, RFC 2544
  '240.0.0.0/4', // reserved
  '::/96', // IPv4-compatible, RFC 4291: an IPv4 address in disguise
  '::ffff:0:0/96', // IPv4-mapped
  '64:ff9b::/96', // NAT64, RFC 6052
  '64:ff9b:1::/48', // local NAT64, RFC 8215
  '2001::/23', // IETF protocol assignments with Teredo (2001::/32)
  '2001:db8::/32', // documentation, RFC 3849
  '3fff::/20', // documentation, RFC 9637
  '2002::/16', // 6to4, RFC 3056
].map((range) => ipaddr.parseCIDR(range));

/** RFC 4291: all global unicast addresses that have been given out begin with 001. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an IP address (no host name, no brackets) is one of the public Internet. Everything that
 * could lead to this machine or its network is not: loopback, private, link-local, shared (CGNAT),
 * multicast, reserved and documentation ranges, and every way of writing an IPv4 address inside IPv6.
 * What is not an address is not public.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  if (parsed.kind() === 'ipv6' && !parsed.match(globalUnicast)) return false;
  return !refusedRanges.some((range) => range[0].kind() === parsed.kind() && parsed.match(range));
}

import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/**
 * What of the address space is not the public Internet: the IANA special-purpose registries for IPv4 and
 * IPv6 (RFC 6890 and successors, as of 2026), globally reachable exceptions inside them included: those are
 * for protocols, nobody keeps a feed there.
 */
const refusedRanges = [
  '0.0.0.0/8', // this network, RFC 791; 0.0.0.0 connects to this machine
  '10.0.0.0/8', // private, RFC 1918
  '100.64.0.0/10', // shared address space (CGNAT), RFC 6598
  '127.0.0.0/8', // loopback, RFC 1122
  '169.254.0.0/16', // link-local, RFC 3927; the metadata services of clouds
  '172.16.0.0/12', // private
  '192.0.0.0/24', // IETF protocol assignments, RFC 6890
  '192.0.2.0/24', // documentation, RFC 5737
  '192.31.196.0/24', // AS112, RFC 7535
  '192.52.193.0/24', // AMT, RFC 7450
  '192.88.99.0/24', // 6to4 relay, RFC 7526
  '192.168.0.0/16', // private
  '192.175.48.0/24', // AS112, RFC 7534
  '198.18.0.0/15', // benchmarking, RFC 2544
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast, RFC 5771
  '240.0.0.0/4', // reserved, RFC 1112, with the broadcast address
  // Of IPv6 only what lies inside global unicast has to be named.
  '2001::/23', // IETF protocol assignments: Teredo, benchmarking, AMT, AS112, ORCHID, DRIP
  '2001:db8::/32', // documentation, RFC 3849
  '2002::/16', // 6to4, RFC 3056
  '2620:4f:8000::/48', // AS112, RFC 7534
  '3fff::/20', // documentation, RFC 9637
].map((range) => ipaddr.parseCIDR(range));

/**
 * All global unicast addresses that have been given out begin with 001 (RFC 4291 §2.4). Outside are
 * loopback, unique local, link-local and site-local addresses, multicast, SRv6 SIDs (5f00::/16), discard-only
 * (100::/64), and the forms with an IPv4 address at their end: compatible (::/96), mapped (::ffff:0:0/96),
 * translated (::ffff:0:0:0/96) and NAT64 (64:ff9b::/96, 64:ff9b:1::/48).
 */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * Whether an IP address (no host name, no brackets, no zone, dotted decimal if IPv4) is one of the public
 * Internet. Everything that could lead to this machine or its network is not: loopback, private,
 * link-local, shared, multicast, reserved and documentation ranges, and every way of writing an IPv4
 * address inside IPv6. What is not an address is not public.
 */
export function isPublicAddress(address: string): boolean {
  // A zone names a link of this machine: whatever is reached through it is next door.
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.kind() === 'ipv6' && (!parsed.match(globalUnicast) || isIsatap(parsed))) return false;
  return !refusedRanges.some((range) => range[0].kind() === parsed.kind() && parsed.match(range));
}

/** ISATAP (RFC 5214) hides an IPv4 address behind the interface identifiers 0:5efe and 200:5efe. */
function isIsatap(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  const bytes = address.toByteArray();
  return ((bytes[8] ?? 0) & 0xfd) === 0 && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;
}

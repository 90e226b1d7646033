import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Reads an address or a network (CIDR); null when it is neither. */
export function parseNetwork(text: string): Network | null {
  // The library also reads `10` and `127.1` as addresses, which nobody writes on purpose.
  if (isIP(text.split('/')[0] ?? '') === 0) return null;
  if (text.includes('/')) return ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : null;
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}

/**
 * Whether an address lies in one of these addresses and networks. An IPv4 address that a socket for both
 * families writes inside IPv6 (`::ffff:10.0.0.1`) is the same address.
 */
export function isNetworkOf(entries: readonly string[]): (address: string) => boolean {
  const networks = entries.map(parseNetwork).filter((network) => network !== null);
  return (text) => {
    if (isIP(text) === 0) return false;
    const address = ipaddr.process(text);
    return networks.some(([base, bits]) => base.kind() === address.kind() && address.match(base, bits));
  };
}

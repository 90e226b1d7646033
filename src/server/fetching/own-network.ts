import type { NetworkInterfaceInfo } from 'node:os';
import ipaddr from 'ipaddr.js';

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/**
 * Whether an IP address is one of this machine's own, or an IPv6 neighbour on its link. Both may be public
 * addresses, yet what listens there is often meant for this network alone: with IPv6 every machine at home
 * has a public address, and a firewall further out is what keeps strangers away.
 */
export function isOwnNetwork(address: string, interfaces: Interfaces): boolean {
  const parsed = ipaddr.process(address);
  return allOf(interfaces).some(({ address: own, cidr, family }) => {
    const range = family === 'IPv6' && cidr !== null ? ipaddr.parseCIDR(cidr) : wholeAddress(own);
    return range[0].kind() === parsed.kind() && parsed.match(range);
  });
}

/** Whether a connection to this IP address ends at this machine, whatever the interface. */
export function isThisMachine(address: string, interfaces: Interfaces): boolean {
  const parsed = ipaddr.process(address);
  if (['loopback', 'unspecified'].includes(parsed.range())) return true;
  return allOf(interfaces).some(
    ({ address: own }) => ipaddr.process(own).toNormalizedString() === parsed.toNormalizedString(),
  );
}

function allOf(interfaces: Interfaces): NetworkInterfaceInfo[] {
  return Object.values(interfaces).flatMap((list) => list ?? []);
}

function wholeAddress(address: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const parsed = ipaddr.process(address);
  return [parsed, parsed.kind() === 'ipv4' ? 32 : 128];
}

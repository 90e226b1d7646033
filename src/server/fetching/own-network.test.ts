import type { NetworkInterfaceInfo } from 'node:os';
import { expect, test } from 'vitest';
import { isOwnNetwork, isThisMachine } from './own-network.ts';

function face(address: string, bits: number): NetworkInterfaceInfo {
  const family = address.includes(':') ? 'IPv6' : 'IPv4';
  const rest = { netmask: '', mac: '', internal: false, scopeid: 0 };
  return { ...rest, address, family, cidr: `${address}/${bits}` } as NetworkInterfaceInfo;
}

const interfaces = { eth0: [face('93.184.216.34', 24), face('2a00:1450:1:2::5', 64)] };

test('the public addresses of this machine, and its IPv6 neighbours, are its own network', () => {
  for (const address of ['93.184.216.34', '::ffff:93.184.216.34', '2a00:1450:1:2::5', '2a00:1450:1:2:3::9']) {
    expect(isOwnNetwork(address, interfaces)).toBe(true);
  }
});

test('public IPv4 neighbours and other networks are not', () => {
  for (const address of ['93.184.216.35', '2a00:1450:1:3::5', '8.8.8.8']) {
    expect(isOwnNetwork(address, interfaces)).toBe(false);
  }
});

test('this machine is reached by loopback, by no address at all and by each of its own', () => {
  for (const address of ['127.9.9.9', '::1', '0.0.0.0', '::', '::ffff:127.0.0.1', '2a00:1450:1:2:0::5']) {
    expect(isThisMachine(address, interfaces)).toBe(true);
  }
  for (const address of ['2a00:1450:1:2::6', '192.168.0.1', '8.8.8.8']) {
    expect(isThisMachine(address, interfaces)).toBe(false);
  }
});

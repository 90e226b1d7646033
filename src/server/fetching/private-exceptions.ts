import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Where the owner allows feeds on his own network, although the address is not public. */
export type PrivateExceptions = {
  /** The URL's host itself is on the list, whatever it resolves to. */
  allowsHost: (hostname: string, port: number) => boolean;
  /** The address a name resolved to is on the list. */
  allowsAddress: (address: string, port: number) => boolean;
};

type Rule =
  | { kind: 'host'; host: string; port: number | null }
  | { kind: 'range'; range: [ipaddr.IPv4 | ipaddr.IPv6, number]; port: number | null };

/**
 * Reads `fetch.allow_private_networks`: each entry a CIDR range (`192.168.1.0/24`), an address or a host
 * name, the latter two with or without a port (`nas.lan:8080`, `[fd00::1]:80`).
 * Throws an Error that names the entry which is none of these.
 */
export function parsePrivateExceptions(entries: readonly string[]): PrivateExceptions {
  const rules = entries.map(parseRule);
  const allowsAddress = (address: string, port: number) =>
    rules.some((rule) => rule.kind === 'range' && samePort(rule, port) && isInside(address, rule.range));
  return {
    allowsAddress,
    allowsHost: (hostname, port) => {
      const host = withoutBrackets(hostname).toLowerCase().replace(/\.$/, '');
      if (ipaddr.isValid(host)) return allowsAddress(host, port);
      return rules.some((rule) => rule.kind === 'host' && rule.host === host && samePort(rule, port));
    },
  };
}

function parseRule(entry: string): Rule {
  const text = entry.trim().toLowerCase();
  if (ipaddr.isValidCIDR(text)) return { kind: 'range', range: ipaddr.parseCIDR(text), port: null };
  if (isIP(text) !== 0) return { kind: 'range', range: wholeAddress(text), port: null };
  const match = /^(\[[\da-f:.]+\]|[a-z\d._-]+)(?::(\d{1,5}))?$/.exec(text);
  const host = withoutBrackets(match?.[1] ?? '');
  const port = match?.[2] === undefined ? null : Number(match[2]);
  // A host that ends in a number is an address in a spelling that URLs never keep: it would match nothing.
  const isAddress = isIP(host) !== 0;
  if (
    !match ||
    host === '' ||
    (!isAddress && /(?:^|\.)(?:\d+|0x[\da-f]*)$/.test(host)) ||
    (port ?? 0) > 65_535
  ) {
    throw new Error(`"${entry}" is neither a network such as 192.168.1.0/24 nor a host name.`);
  }
  if (isAddress) return { kind: 'range', range: wholeAddress(host), port };
  return { kind: 'host', host, port };
}

function wholeAddress(address: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const parsed = ipaddr.parse(address);
  return [parsed, parsed.kind() === 'ipv4' ? 32 : 128];
}

function isInside(address: string, range: [ipaddr.IPv4 | ipaddr.IPv6, number]): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.parse(address);
  return parsed.kind() === range[0].kind() && parsed.match(range);
}

function samePort(rule: Rule, port: number): boolean {
  return rule.port === null || rule.port === port;
}

export function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

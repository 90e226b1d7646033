import { isIPv6 } from 'node:net';
import { isNetworkOf } from './networks.ts';

const isLoopbackAddress = isNetworkOf(['127.0.0.0/8', '::1']);

/** Whether only this machine reaches an address that one may listen on. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host);
}

/** An address or a name as it stands in a URL and in a Host header. */
export function toUrlHost(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}

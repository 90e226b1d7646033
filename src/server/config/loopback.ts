import { isNetworkOf } from './networks.ts';

const isLoopbackAddress = isNetworkOf(['127.0.0.0/8', '::1']);

/** Whether only this machine reaches an address that one may listen on. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || isLoopbackAddress(host);
}

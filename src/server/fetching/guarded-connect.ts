import { lookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { isPublicAddress } from './address-guard.ts';
import { type PrivateExceptions, withoutBrackets } from './private-exceptions.ts';

/** The `code` of the error that ends a connection to an address which is not public. */
export const privateAddressCode = 'WINNOW_PRIVATE_ADDRESS';

/**
 * Connects only to public addresses and the owner's exceptions. The check stands between DNS and the
 * socket, on the very addresses the socket will use, so that a name which changes its answer between a
 * check and the connection (DNS rebinding) gains nothing.
 */
export function createGuardedConnect(
  exceptions: PrivateExceptions,
  timeout: number,
): buildConnector.connector {
  return (target, callback) => {
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
    const hostname = withoutBrackets(target.hostname);
    const isAllowed = (address: string) =>
      isPublicAddress(address) || exceptions.allowsAddress(address, port);

    // Addresses written in the URL never pass through the lookup.
    if (isIP(hostname) !== 0 && !isAllowed(hostname)) {
      callback(privateAddressError(hostname, hostname), null);
      return;
    }
    const trusted = exceptions.allowsHost(hostname, port);
    const connect = buildConnector({
      timeout,
      // Feeds are one request a host every quarter of an hour at most: HTTP/2 has nothing to save here.
      allowH2: false,
      maxCachedSessions: 0,
      ...(trusted ? {} : { lookup: createGuardedLookup(isAllowed) }),
    });
    connect(target, callback);
  };
}

function createGuardedLookup(isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, []);
        return;
      }
      const allowed = addresses.filter(({ address }) => isAllowed(address));
      const first = allowed[0];
      if (!first) callback(privateAddressError(hostname, addresses[0]?.address ?? 'no address'), []);
      else if (options.all) callback(null, allowed);
      else callback(null, first.address, first.family);
    });
  };
}

function privateAddressError(hostname: string, address: string): Error {
  const detail = hostname === address ? address : `${hostname} is ${address}`;
  return Object.assign(new Error(detail), { code: privateAddressCode });
}

import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { networkInterfaces } from 'node:os';
import { buildConnector } from 'undici';
import { isPublicAddress } from './address-guard.ts';
import { isOwnNetwork, isThisMachine } from './own-network.ts';
import { type PrivateExceptions, withoutBrackets } from './private-exceptions.ts';

/** The `code` of the error that ends a connection to an address which is not public. */
export const privateAddressCode = 'WINNOW_PRIVATE_ADDRESS';

/** The detail of that failure when the address is where Winnow listens. */
export const winnowItself = 'Winnow itself';

/** What the operating system knows of the network. */
export type NetworkFacts = { lookup: typeof systemLookup; interfaces: typeof networkInterfaces };

export type GuardOptions = {
  exceptions: PrivateExceptions;
  /** Milliseconds for DNS, TCP and TLS together. */
  timeout: number;
  /** Where Winnow itself listens: no feed leads there, whatever the exceptions say. */
  ownPort?: number | undefined;
  network?: Partial<NetworkFacts> | undefined;
};

/** `unknown`: a sandbox hides from us which addresses are our own, so nothing is gone to. */
type Verdict = (address: string) => 'allowed' | 'private' | 'winnow' | 'unknown';

/** The message of a refusal where nobody can say what this machine's own network is. */
export const ownNetworkHidden = 'the own network is hidden';

/**
 * Connects only to public addresses and the owner's exceptions. The check stands between DNS and the
 * socket, on the very addresses the socket will use, so that a name which changes its answer between a
 * check and the connection (DNS rebinding) gains nothing. A connection that is used again is one that
 * has passed.
 */
export function createGuardedConnect(options: GuardOptions): buildConnector.connector {
  const { exceptions, timeout, ownPort } = options;
  const { lookup, interfaces } = { lookup: systemLookup, interfaces: networkInterfaces, ...options.network };
  return (target, callback) => {
    const port = Number(target.port) || (target.protocol === 'https:' ? 443 : 80);
    const hostname = withoutBrackets(target.hostname);
    const trusted = exceptions.allowsHost(hostname, port);
    const judge: Verdict = (address) => {
      try {
        if (port === ownPort && isThisMachine(address, interfaces())) return 'winnow';
        if (trusted || exceptions.allowsAddress(address, port)) return 'allowed';
        return isPublicAddress(address) && !isOwnNetwork(address, interfaces()) ? 'allowed' : 'private';
      } catch {
        return 'unknown';
      }
    };

    // Addresses written in the URL never pass through the lookup.
    const known = knownAddresses(hostname);
    const [address] = known;
    if (address !== undefined && !known.some((one) => judge(one) === 'allowed')) {
      callback(refusal(judge(address), { hostname, address }), null);
      return;
    }
    const connect = buildConnector({
      timeout,
      // Feeds are one request a host every quarter of an hour at most: HTTP/2 has nothing to save here.
      allowH2: false,
      maxCachedSessions: 0,
      lookup: createGuardedLookup(lookup, judge),
    });
    connect(target, callback);
  };
}

/** The addresses of a host that no name service has to be asked for: its own, and what localhost means (RFC 6761 §6.3). */
function knownAddresses(hostname: string): string[] {
  if (isIP(hostname) !== 0) return [hostname];
  return /(?:^|\.)localhost\.?$/i.test(hostname) ? ['127.0.0.1', '::1'] : [];
}

/** Gives the socket only the allowed ones of a name's addresses, and fails when there are none. */
function createGuardedLookup(lookup: typeof systemLookup, judge: Verdict): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, []);
        return;
      }
      const allowed = addresses.filter(({ address }) => judge(address) === 'allowed');
      const first = allowed[0];
      const address = addresses[0]?.address;
      if (first && options.all) callback(null, allowed);
      else if (first) callback(null, first.address, first.family);
      else if (address === undefined) callback(noAddressError(hostname), []);
      else callback(refusal(judge(address), { hostname, address }), []);
    });
  };
}

function refusal(
  verdict: ReturnType<Verdict>,
  { hostname, address }: Record<'hostname' | 'address', string>,
) {
  if (verdict === 'unknown') return new Error(ownNetworkHidden);
  const place = hostname === address ? address : `${hostname} is ${address}`;
  return Object.assign(new Error(verdict === 'winnow' ? winnowItself : place), {
    code: privateAddressCode,
  });
}

function noAddressError(hostname: string): Error {
  return Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' });
}

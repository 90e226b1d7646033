import type { LoadedConfig } from '#server/config/load.ts';
import { isLoopback } from '#server/config/loopback.ts';
import { isNetworkOf } from '#server/config/networks.ts';

/** What a connection brings: the address at its other end, and the headers. */
export type Connection = { peer: string; header: (name: string) => string | undefined };

/** Who asks, as far as it can be known before anything is looked up. */
export type Caller = {
  /** The visitor's, or that of the nearest proxy that is not trusted. */
  address: string;
  https: boolean;
  /** The trusted proxy at the other end of the connection. */
  trustedProxy: string | null;
  /** A proxy that is not trusted brought it: its word counts for nothing. */
  untrustedProxy: boolean;
  /** Whom a trusted proxy names. */
  user: string | null;
  /** Sits at this machine: no proxy in between, and the name it called is the machine's own. */
  local: boolean;
  userAgent: string;
};

/** More than any name that a proxy knows. */
const LONGEST_NAME = 200;

/** More than any browser says of itself. */
const LONGEST_USER_AGENT = 400;

export type ReadCaller = (connection: Connection) => Caller;

/** Prepares reading who asks. What a proxy says counts only when it comes from one of `server.trusted_proxies`. */
export function createCallerReader({ server, auth }: Pick<LoadedConfig, 'server' | 'auth'>): ReadCaller {
  const isTrusted = isNetworkOf(server.trusted_proxies);
  return ({ peer, header }) => {
    const isProxy = isTrusted(peer);
    const forwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-proto'].some((name) => header(name));
    const named = auth.proxy_header === undefined ? '' : (header(auth.proxy_header) ?? '').trim();
    return {
      address: isProxy ? findVisitor(peer, header('x-forwarded-for'), isTrusted) : peer,
      https: isProxy && lastOf(header('x-forwarded-proto')) === 'https',
      trustedProxy: isProxy ? peer : null,
      untrustedProxy: forwarded && !isProxy,
      user: isProxy && named !== '' ? named.slice(0, LONGEST_NAME) : null,
      local: !forwarded && isLoopback(peer) && isLoopback(nameOf(header('host'))),
      userAgent: (header('user-agent') ?? '').slice(0, LONGEST_USER_AGENT),
    };
  };
}

/**
 * Every proxy adds the address that it was asked from at the end: from there backwards, the first that is not a
 * trusted proxy is the visitor. What stands before it anybody may have written.
 */
function findVisitor(
  peer: string,
  forwardedFor: string | undefined,
  isTrusted: (address: string) => boolean,
): string {
  const hops = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  for (const hop of hops.reverse()) {
    // Nothing that can be read: the proxy before it is the last that is known.
    if (!isAddress(hop)) return peer;
    if (!isTrusted(hop)) return hop;
  }
  return peer;
}

const isAddress = isNetworkOf(['0.0.0.0/0', '::/0']);

function lastOf(header: string | undefined): string | undefined {
  return header?.split(',').at(-1)?.trim().toLowerCase();
}

/** The name in a Host header, without port and brackets. */
function nameOf(host: string | undefined): string {
  return (host ?? '')
    .replace(/:\d+$/, '')
    .replace(/^\[|\]$/g, '')
    .toLowerCase();
}

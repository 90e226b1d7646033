import { Agent } from 'undici';
import type { Clock } from '#server/platform/clock.ts';
import { defaultFetchLimits, type FetchLimits, type FetchRequest, type FetchResult } from './fetch-result.ts';
import { followRedirects } from './follow-redirects.ts';
import { createGuardedConnect, type NetworkFacts } from './guarded-connect.ts';
import { createHostRests } from './host-rests.ts';
import { parsePrivateExceptions } from './private-exceptions.ts';
import { requestHeaders } from './request-headers.ts';
import { failed } from './result-of-answer.ts';
import { createSendInTurn } from './send-in-turn.ts';
import { parseTarget, withoutLogin } from './target.ts';

export type FetcherOptions = {
  clock: Clock;
  userAgent: string;
  /** Entries of `fetch.allow_private_networks`: CIDR, address or host, the latter two with or without a port. */
  allowPrivateNetworks: readonly string[];
  limits?: Partial<FetchLimits>;
  /** The port Winnow itself listens on, to which no feed may lead. */
  ownPort?: number;
  /** In place of the operating system's name service and list of interfaces. */
  network?: Partial<NetworkFacts>;
};

export type Fetcher = {
  /** Gets a document. Never throws for anything a server or a network does: see {@link FetchResult}. */
  fetch: (request: FetchRequest) => Promise<FetchResult>;
  /** Cancels everything that is under way and closes all connections. */
  close: () => Promise<void>;
};

/**
 * Milliseconds an idle connection is kept at most, whatever the server offers: long enough for the next
 * feed of the same host, and thousands of hosts do not hold thousands of sockets.
 */
const longestKeepAlive = 10_000;

/**
 * Opens the only way to the outside (Ollama's aside): http and https, public addresses and the owner's
 * exceptions, within {@link FetchLimits}. Throws an Error for an exception it cannot read.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { clock, ownPort, network } = options;
  const limits = { ...defaultFetchLimits, ...options.limits };
  const exceptions = parsePrivateExceptions(options.allowPrivateNetworks);
  const closing = new AbortController();
  // Never through a proxy of the environment: it would connect for us, behind the guard's back.
  const dispatcher = new Agent({
    connect: createGuardedConnect({ exceptions, timeout: limits.connectTimeout, ownPort, network }),
    // Sites behind several proxies send more than the usual 16 kB of policies and cookies.
    maxHeaderSize: 64 * 1024,
    keepAliveMaxTimeout: longestKeepAlive,
  });
  const rests = createHostRests(clock);
  const send = createSendInTurn({ clock, dispatcher, exceptions, limits, rests });

  async function fetch(request: FetchRequest): Promise<FetchResult> {
    const parsed = parseTarget(request.url, request.login);
    if (!parsed.ok) return failed(parsed, { finalUrl: withoutLogin(request.url) });
    const signal = request.signal ? AbortSignal.any([closing.signal, request.signal]) : closing.signal;
    const { headers, conditional } = requestHeaders(request, options.userAgent);
    return followRedirects({ clock, limits, send }, { first: parsed.target, headers, conditional, signal });
  }

  return {
    fetch,
    close: async () => {
      closing.abort();
      rests.clear();
      await dispatcher.destroy();
    },
  };
}

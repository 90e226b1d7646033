import { Agent } from 'undici';
import type { Clock } from '#server/platform/clock.ts';
import { failureOfError } from './failure-of-error.ts';
import { defaultFetchLimits, type FetchLimits, type FetchRequest, type FetchResult } from './fetch-result.ts';
import { createGuardedConnect } from './guarded-connect.ts';
import { parsePrivateExceptions } from './private-exceptions.ts';
import type { OnceAnswer } from './request-once.ts';
import { failed, resultOfAnswer } from './result-of-answer.ts';
import { createSendInTurn } from './send-in-turn.ts';
import { parseTarget, withoutLogin } from './target.ts';

export type FetcherOptions = {
  clock: Clock;
  userAgent: string;
  /** Entries of `fetch.allow_private_networks`: CIDR, address or host, the latter two with or without a port. */
  allowPrivateNetworks: readonly string[];
  limits?: Partial<FetchLimits>;
};

export type Fetcher = {
  /** Gets a document. Never throws for anything a server or a network does: see {@link FetchResult}. */
  fetch: (request: FetchRequest) => Promise<FetchResult>;
  /** Cancels everything that is under way and closes all connections. */
  close: () => Promise<void>;
};

const feedTypes = [
  'application/atom+xml',
  'application/rss+xml',
  'application/feed+json',
  'application/rdf+xml',
  'application/xml;q=0.9',
  'text/xml;q=0.9',
  'application/json;q=0.8',
  '*/*;q=0.5',
].join(', ');

/**
 * Opens the only way to the outside (Ollama's aside): http and https, public addresses and the owner's
 * exceptions, within {@link FetchLimits}. Throws an Error for an exception it cannot read.
 */
export function createFetcher(options: FetcherOptions): Fetcher {
  const limits = { ...defaultFetchLimits, ...options.limits };
  const exceptions = parsePrivateExceptions(options.allowPrivateNetworks);
  const closing = new AbortController();
  const agent = new Agent({
    connect: createGuardedConnect(exceptions, limits.connectTimeout),
    // Sites behind several proxies send more than the usual 16 kB of policies and cookies.
    maxHeaderSize: 64 * 1024,
  });
  const send = createSendInTurn({ clock: options.clock, dispatcher: agent, exceptions, limits });

  async function fetch(request: FetchRequest): Promise<FetchResult> {
    const first = parseTarget(request.url);
    if (!first.ok) return failed(first, { finalUrl: withoutLogin(request.url) });
    const signal = request.signal ? AbortSignal.any([closing.signal, request.signal]) : closing.signal;
    const headers = requestHeaders(request, options.userAgent);
    const spent = { time: 0 };
    const seen = new Set<string>();
    let target = first.target;
    let permanent = true;
    for (;;) {
      const finalUrl = target.url.href;
      if (seen.has(finalUrl) || seen.size > limits.maxRedirects) {
        return failed({ kind: 'redirect_loop', detail: `${seen.size} redirects` }, { finalUrl });
      }
      seen.add(finalUrl);
      let answer: OnceAnswer;
      try {
        answer = await send({ target, headers, signal, spent });
      } catch (error) {
        if (signal.aborted) return { outcome: 'cancelled' };
        return failed(failureOfError(error), { finalUrl });
      }
      const moved = resultOfAnswer(answer, {
        target,
        now: options.clock.now(),
        permanentUrl: seen.size > 1 && permanent ? finalUrl : null,
        conditional: isHeaderValue(request.etag) || isHeaderValue(request.lastModified),
      });
      if ('outcome' in moved) return moved;
      permanent &&= moved.permanent;
      target = moved.target;
    }
  }

  return {
    fetch,
    close: async () => {
      closing.abort();
      await agent.destroy();
    },
  };
}

function requestHeaders(request: FetchRequest, userAgent: string): Record<string, string> {
  return {
    'user-agent': userAgent,
    accept: request.accept ?? feedTypes,
    ...(isHeaderValue(request.etag) ? { 'if-none-match': request.etag } : {}),
    ...(isHeaderValue(request.lastModified) ? { 'if-modified-since': request.lastModified } : {}),
  };
}

/** Validators come back as they were stored; one with characters no header may hold is left out. */
function isHeaderValue(value: string | null | undefined): value is string {
  return typeof value === 'string' && /^[\x20-\x7e]+$/.test(value);
}

import { Agent } from 'undici';
import type { Clock } from '#server/platform/clock.ts';
import { createConcurrencyLimit } from '#server/platform/limit-concurrency.ts';
import { failureOfError } from './failure-of-error.ts';
import { defaultFetchLimits, type FetchLimits, type FetchRequest, type FetchResult } from './fetch-result.ts';
import { createGuardedConnect } from './guarded-connect.ts';
import { failed, resultOfAnswer } from './result-of-answer.ts';
import { type OnceAnswer, requestOnce } from './request-once.ts';
import { parsePrivateExceptions } from './private-exceptions.ts';
import { parseTarget, type Target, withoutLogin } from './target.ts';

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
  const inTurn = createConcurrencyLimit(options.clock, limits.perHost);
  const closing = new AbortController();
  const agent = new Agent({
    connect: createGuardedConnect(exceptions, limits.connectTimeout),
    // Sites behind several proxies send more than the usual 16 kB of policies and cookies.
    maxHeaderSize: 64 * 1024,
  });

  /** One request in its host's turn. The deadline counts from the start of the turn. */
  async function send(target: Target, request: FetchRequest, spent: { time: number }): Promise<OnceAnswer> {
    const signals = request.signal ? [closing.signal, request.signal] : [closing.signal];
    const port = Number(target.url.port) || (target.url.protocol === 'https:' ? 443 : 80);
    return inTurn({
      key: target.url.host,
      gap: exceptions.allowsHost(target.url.hostname, port) ? 0 : limits.perHostGap,
      signal: AbortSignal.any(signals),
      run: async () => {
        const timeout = Math.max(limits.totalTimeout - spent.time, 1);
        const deadline = new AbortController();
        const cancel = options.clock.after(timeout, () => deadline.abort(timeoutError()));
        const started = options.clock.now();
        try {
          const signal = AbortSignal.any([...signals, deadline.signal]);
          const headers = requestHeaders(request, options.userAgent);
          return await requestOnce(agent, { target, headers, timeout, signal, maxBytes: limits.maxBytes });
        } finally {
          cancel();
          spent.time += options.clock.now() - started;
        }
      },
    });
  }

  async function fetch(request: FetchRequest): Promise<FetchResult> {
    const first = parseTarget(request.url);
    if (!first.ok) return failed(first, { finalUrl: withoutLogin(request.url) });
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
        answer = await send(target, request, spent);
      } catch (error) {
        if (closing.signal.aborted || request.signal?.aborted) return { outcome: 'cancelled' };
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

function timeoutError(): Error {
  return Object.assign(new Error('the time limit has passed'), { code: 'ETIMEDOUT' });
}

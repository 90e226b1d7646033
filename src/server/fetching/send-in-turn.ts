import type { Dispatcher } from 'undici';
import type { Clock } from '#server/platform/clock.ts';
import { createConcurrencyLimit } from '#server/platform/limit-concurrency.ts';
import type { FetchLimits } from './fetch-result.ts';
import { parseRetryAfter } from './freshness.ts';
import type { HostRests } from './host-rests.ts';
import type { PrivateExceptions } from './private-exceptions.ts';
import { type OnceAnswer, requestOnce } from './request-once.ts';
import { hostKey, type Target } from './target.ts';

export type Sending = {
  target: Target;
  headers: Record<string, string>;
  /** Ends the request, also while it waits for its turn. */
  signal: AbortSignal;
  /** Milliseconds the fetch has already used; this request adds its own. */
  spent: { time: number };
};

/** Nothing was sent: the host asked to be left alone for so many milliseconds more. */
export type Resting = { restFor: number };

export type SendInTurn = (sending: Sending) => Promise<OnceAnswer | Resting>;

type Deps = {
  clock: Clock;
  dispatcher: Dispatcher;
  exceptions: PrivateExceptions;
  limits: FetchLimits;
  rests: HostRests;
};

/**
 * Makes the function that sends one request when its host's turn comes. The time limit counts from the
 * start of the turn: a site that is asked for many feeds is not to blame for the queue. A host that
 * answered 429 or 503 with Retry-After is left alone for that time, with all its feeds.
 */
export function createSendInTurn({ clock, dispatcher, exceptions, limits, rests }: Deps): SendInTurn {
  const inTurn = createConcurrencyLimit(clock, limits.perHost);

  async function sendNow({ target, headers, signal, spent }: Sending): Promise<OnceAnswer> {
    const timeout = Math.max(limits.totalTimeout - spent.time, 1);
    const deadline = new AbortController();
    const cancel = clock.after(timeout, () => deadline.abort(timeoutError()));
    const started = clock.now();
    try {
      return await requestOnce(
        { clock, dispatcher },
        {
          target,
          headers,
          timeout,
          maxBytes: limits.maxBytes,
          signal: AbortSignal.any([signal, deadline.signal]),
        },
      );
    } finally {
      cancel();
      spent.time += clock.now() - started;
    }
  }

  async function sendUnlessResting(sending: Sending): Promise<OnceAnswer | Resting> {
    const host = hostKey(sending.target.url);
    const restFor = rests.remaining(host);
    if (restFor > 0) return { restFor };
    const answer = await sendNow(sending);
    if (answer.status === 429 || answer.status === 503) {
      rests.begin(host, parseRetryAfter(answer.headers, clock.now()) ?? 0);
    }
    return answer;
  }

  return async (sending) => {
    const { url } = sending.target;
    const key = hostKey(url);
    const restFor = rests.remaining(key);
    if (restFor > 0) return { restFor };
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    return inTurn({
      key,
      gap: exceptions.allowsHost(url.hostname, port) ? 0 : limits.perHostGap,
      signal: sending.signal,
      run: () => sendUnlessResting(sending),
    });
  };
}

function timeoutError(): Error {
  return Object.assign(new Error('the time limit has passed'), { code: 'ETIMEDOUT' });
}

import type { Dispatcher } from 'undici';
import type { Clock } from '#server/platform/clock.ts';
import { createConcurrencyLimit } from '#server/platform/limit-concurrency.ts';
import type { FetchLimits } from './fetch-result.ts';
import type { PrivateExceptions } from './private-exceptions.ts';
import { type OnceAnswer, requestOnce } from './request-once.ts';
import type { Target } from './target.ts';

export type Sending = {
  target: Target;
  headers: Record<string, string>;
  /** Ends the request, also while it waits for its turn. */
  signal: AbortSignal;
  /** Milliseconds the fetch has already used; this request adds its own. */
  spent: { time: number };
};

type Deps = { clock: Clock; dispatcher: Dispatcher; exceptions: PrivateExceptions; limits: FetchLimits };

/**
 * Makes the function that sends one request when its host's turn comes. The time limit counts from the
 * start of the turn: a site that is asked for many feeds is not to blame for the queue.
 */
export function createSendInTurn({ clock, dispatcher, exceptions, limits }: Deps) {
  const inTurn = createConcurrencyLimit(clock, limits.perHost);

  async function sendNow({ target, headers, signal, spent }: Sending): Promise<OnceAnswer> {
    const timeout = Math.max(limits.totalTimeout - spent.time, 1);
    const deadline = new AbortController();
    const cancel = clock.after(timeout, () => deadline.abort(timeoutError()));
    const started = clock.now();
    try {
      return await requestOnce(dispatcher, {
        target,
        headers,
        timeout,
        maxBytes: limits.maxBytes,
        signal: AbortSignal.any([signal, deadline.signal]),
      });
    } finally {
      cancel();
      spent.time += clock.now() - started;
    }
  }

  return (sending: Sending): Promise<OnceAnswer> => {
    const { url } = sending.target;
    const port = Number(url.port) || (url.protocol === 'https:' ? 443 : 80);
    return inTurn({
      key: url.host,
      gap: exceptions.allowsHost(url.hostname, port) ? 0 : limits.perHostGap,
      signal: sending.signal,
      run: () => sendNow(sending),
    });
  };
}

function timeoutError(): Error {
  return Object.assign(new Error('the time limit has passed'), { code: 'ETIMEDOUT' });
}

import type { Clock } from '#server/platform/clock.ts';
import { failureOfError } from './failure-of-error.ts';
import type { FetchLimits, FetchResult } from './fetch-result.ts';
import { failed, resultOfAnswer } from './result-of-answer.ts';
import type { SendInTurn } from './send-in-turn.ts';
import type { Target } from './target.ts';

type Deps = { clock: Clock; limits: FetchLimits; send: SendInTurn };

export type Journey = {
  first: Target;
  headers: Record<string, string>;
  /** Whether the headers ask for the document only if it has changed. */
  conditional: boolean;
  signal: AbortSignal;
};

/** Sends a request, and one to each place the answers lead to, until one answer is not a redirect. */
export async function followRedirects({ clock, limits, send }: Deps, journey: Journey): Promise<FetchResult> {
  const { first, headers, conditional, signal } = journey;
  const spent = { time: 0 };
  const seen = new Set<string>();
  let target = first;
  let permanent = true;
  for (;;) {
    const finalUrl = target.url.href;
    if (seen.has(finalUrl) || seen.size > limits.maxRedirects) {
      return failed({ kind: 'redirect_loop', detail: `${seen.size} redirects` }, { finalUrl });
    }
    seen.add(finalUrl);
    let answer: Awaited<ReturnType<SendInTurn>>;
    try {
      answer = await send({ target, headers, signal, spent });
    } catch (error) {
      if (signal.aborted) return { outcome: 'cancelled' };
      return failed(failureOfError(error), { finalUrl });
    }
    if ('restFor' in answer) {
      const at = { finalUrl, retryAfter: answer.restFor };
      return failed({ kind: 'rate_limited', detail: 'not asked again yet' }, at);
    }
    const next = resultOfAnswer(answer, {
      target,
      first,
      conditional,
      now: clock.now(),
      permanentUrl: seen.size > 1 && permanent ? finalUrl : null,
    });
    if ('outcome' in next) return next;
    permanent &&= next.permanent;
    target = next.target;
  }
}

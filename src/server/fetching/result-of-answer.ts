import type { FetchFailureKind } from '#shared/fetch-failure.ts';
import { isBotChallenge } from './bot-challenge.ts';
import { failureOfStatus } from './failure-of-status.ts';
import type { FetchResult } from './fetch-result.ts';
import { firstHeader, parseFreshness, parseRetryAfter } from './freshness.ts';
import type { OnceAnswer } from './request-once.ts';
import { parseTarget, type Target } from './target.ts';

export type Redirect = { target: Target; permanent: boolean };

type Context = { target: Target; now: number; permanentUrl: string | null; conditional: boolean };

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** What one answer means: the end of the fetch, or the next hop. */
export function resultOfAnswer(answer: OnceAnswer, context: Context): FetchResult | Redirect {
  const { status, headers, body } = answer;
  const finalUrl = context.target.url.href;
  const at = { finalUrl, status, retryAfter: parseRetryAfter(headers, context.now) };

  const location = firstHeader(headers, 'location');
  if (redirectStatuses.has(status) && location !== null) {
    const next = parseTarget(location, context.target);
    if (!next.ok) return failed(next, at);
    return { target: next.target, permanent: status === 301 || status === 308 };
  }
  // Without a condition there is nothing a 304 could be about.
  if (status === 304 && context.conditional) return { outcome: 'unchanged', ...validators(answer, context) };
  if (status < 200 || status >= 300) {
    const head = body.ok ? Buffer.from(body.bytes).toString('latin1') : '';
    const refused = status === 403 || status === 429 || status === 503;
    if (refused && isBotChallenge(headers, head))
      return failed({ kind: 'bot_challenge', detail: `${status}` }, at);
    return failed({ kind: failureOfStatus(status), detail: `${status}` }, at);
  }
  if (!body.ok) return failed(body, at);
  const contentType = firstHeader(headers, 'content-type');
  if (isWallInsteadOfFeed(answer, contentType))
    return failed({ kind: 'bot_challenge', detail: `${status}` }, at);
  return { outcome: 'fetched', status, bytes: body.bytes, contentType, ...validators(answer, context) };
}

/** Some walls answer 200 or 202 with a page. Only HTML is looked at: an article may well quote such a page. */
function isWallInsteadOfFeed(answer: OnceAnswer, contentType: string | null): boolean {
  if (!answer.body.ok || !contentType?.includes('html')) return false;
  return isBotChallenge(
    answer.headers,
    Buffer.from(answer.body.bytes.subarray(0, 16_384)).toString('latin1'),
  );
}

function validators({ headers }: OnceAnswer, { target, now, permanentUrl }: Context) {
  return {
    finalUrl: target.url.href,
    permanentUrl,
    etag: firstHeader(headers, 'etag'),
    lastModified: firstHeader(headers, 'last-modified'),
    freshFor: parseFreshness(headers, now),
  };
}

/** The result for a failure of this kind at this address. */
export function failed(
  { kind, detail }: { kind: FetchFailureKind; detail: string },
  at: { finalUrl: string; status?: number; retryAfter?: number | null },
): FetchResult {
  const rest = {
    detail,
    finalUrl: at.finalUrl,
    status: at.status ?? null,
    retryAfter: at.retryAfter ?? null,
  };
  if (kind === 'gone') return { outcome: 'gone', kind, ...rest };
  if (kind === 'rate_limited') return { outcome: 'rateLimited', kind, ...rest };
  return { outcome: 'failed', kind, ...rest };
}

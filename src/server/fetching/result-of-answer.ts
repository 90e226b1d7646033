import type { FetchFailureKind } from '#shared/fetch-failure.ts';
import { isBotChallenge } from './bot-challenge.ts';
import { failureOfStatus } from './failure-of-status.ts';
import type { FetchResult } from './fetch-result.ts';
import { firstHeader, joinHeader, parseFreshness, parseRetryAfter } from './freshness.ts';
import { isCaptivePortal, isLoginPage, startsLikeHtml } from './login-page.ts';
import type { OnceAnswer } from './request-once.ts';
import { parseRedirect, type Target } from './target.ts';

export type Redirect = { target: Target; permanent: boolean };

type Context = {
  target: Target;
  /** Where the fetch began. */
  first: Target;
  now: number;
  permanentUrl: string | null;
  conditional: boolean;
};

type NamedFailure = { kind: FetchFailureKind; detail: string };

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/** Enough of a page to tell what it is. */
const headBytes = 64 * 1024;

/** What one answer means: the end of the fetch, or the next hop. */
export function resultOfAnswer(answer: OnceAnswer, context: Context): FetchResult | Redirect {
  const { status, headers, body } = answer;
  const finalUrl = context.target.url.href;
  const at = { finalUrl, status, retryAfter: parseRetryAfter(headers, context.now) };

  const location = firstHeader(headers, 'location')?.trim();
  if (redirectStatuses.has(status) && location) {
    const next = parseRedirect(location, context.target);
    if (!next.ok) return failed(next, at);
    return { target: next.target, permanent: status === 301 || status === 308 };
  }
  // Without a condition there is nothing a 304 could be about.
  if (status === 304 && context.conditional) return { outcome: 'unchanged', ...validators(answer, context) };
  // A part is not what was asked for: nobody sent a Range.
  if (status < 200 || status >= 300 || status === 206) return failed(nameRefusal(answer, context), at);
  if (!body.ok) return failed(body, at);
  const wrongPage = nameWrongPage(answer, context);
  if (wrongPage) return failed(wrongPage, at);
  if (body.bytes.length === 0) return failed({ kind: 'empty', detail: 'no content' }, at);
  const contentType = firstHeader(headers, 'content-type');
  const linkHeader = joinHeader(headers, 'link');
  return {
    outcome: 'fetched',
    status,
    bytes: body.bytes,
    contentType,
    linkHeader,
    ...validators(answer, context),
  };
}

function nameRefusal(answer: OnceAnswer, { target }: Context): NamedFailure {
  const { status, headers } = answer;
  const head = headOf(answer);
  if (isCaptivePortal(status, head)) return { kind: 'captive_portal', detail: `${status}` };
  if (isBotChallenge(headers, { head, refused: head !== '' })) {
    return { kind: 'bot_challenge', detail: `${status}` };
  }
  const kind = failureOfStatus(status);
  if (kind !== 'unauthorized') return { kind, detail: `${status}` };
  return { kind, detail: target.authorization === null ? `${status}` : 'login refused' };
}

/**
 * Some walls, portals and login forms answer 200 or 202 with a page. Only HTML is looked at: an article
 * may well quote such a page.
 */
function nameWrongPage(answer: OnceAnswer, { first, target }: Context): NamedFailure | null {
  const { status, headers } = answer;
  const head = headOf(answer);
  const detail = `${status}`;
  if (head !== '' && !startsLikeHtml(head)) return null;
  if (isCaptivePortal(status, head)) return { kind: 'captive_portal', detail };
  if (isBotChallenge(headers, { head, refused: false })) return { kind: 'bot_challenge', detail };
  const isLogin = head !== '' && isLoginPage({ first: first.url, final: target.url }, head);
  return isLogin ? { kind: 'login_page', detail: target.url.href } : null;
}

function headOf({ body }: OnceAnswer): string {
  return body.ok ? Buffer.from(body.bytes.subarray(0, headBytes)).toString('latin1') : '';
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
  { kind, detail }: NamedFailure,
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

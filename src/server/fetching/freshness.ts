import { parseHttpDate } from './http-date.ts';

type Headers = Record<string, string | string[] | undefined>;

/** Longest time a server's wish is remembered for: the cap of a day is the scheduler's, this one is sanity. */
const longestWish = 30 * 24 * 60 * 60 * 1000;

/**
 * Milliseconds for which an answer says it stays fresh: Cache-Control, else Expires (RFC 9111 §4.2), less
 * the age it has already reached. 0 says "come whenever you like" (`no-cache`, an Expires that is no date);
 * null says nothing. `s-maxage` is for shared caches, which we are not.
 */
export function parseFreshness(headers: Headers, now: number): number | null {
  const directives = parseCacheControl(headers);
  if (directives.has('no-cache') || directives.has('no-store')) return 0;
  const age = parseAge(headers);
  const maxAge = directives.get('max-age');
  // A max-age that cannot be read makes the answer stale (RFC 9111 §4.2.1).
  if (maxAge !== undefined) return /^\d+$/.test(maxAge) ? clampWish(Number(maxAge) * 1000 - age) : 0;
  const expires = firstHeader(headers, 'expires');
  if (expires === null) return null;
  // "0" and all else that is no date lie in the past (RFC 9111 §5.3).
  const at = parseHttpDate(expires, now);
  if (at === null) return 0;
  // Against the server's own clock when it tells the time, since ours or its may be wrong.
  const date = parseHttpDate(firstHeader(headers, 'date') ?? '', now) ?? now;
  return clampWish(at - date - age);
}

/** Milliseconds of a Retry-After header, in seconds or as a date (RFC 9110 §10.2.3); null without one. */
export function parseRetryAfter(headers: Headers, now: number): number | null {
  const value = firstHeader(headers, 'retry-after')?.trim();
  if (value === undefined || value === '') return null;
  // Whole seconds by the standard; some servers send the fraction their limiter works with.
  if (/^\d+(?:\.\d+)?$/.test(value)) return clampWish(Math.ceil(Number(value) * 1000));
  const at = parseHttpDate(value, now);
  return at === null ? null : clampWish(at - now);
}

/** The first line of a header, or null. */
export function firstHeader(headers: Headers, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

/** All lines of a header whose value is a list, as one (RFC 9110 §5.3); '' without it. */
export function joinHeader(headers: Headers, name: string): string {
  const value = headers[name];
  return Array.isArray(value) ? value.join(', ') : (value ?? '');
}

const directive = /([\w-]+)(?:\s*=\s*("[^"]*"|[^\s,;"]*))?/g;

/** The directives by name, each as it stands first; quotes are taken off. */
function parseCacheControl(headers: Headers): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', value] of joinHeader(headers, 'cache-control').matchAll(directive)) {
    const key = name.toLowerCase();
    // `no-cache="set-cookie"` is about that one header, not about the answer.
    if (key === 'no-cache' && value !== undefined) continue;
    if (!found.has(key)) found.set(key, (value ?? '').replaceAll('"', ''));
  }
  return found;
}

function parseAge(headers: Headers): number {
  const seconds = /^\s*(\d{1,12})/.exec(firstHeader(headers, 'age') ?? '')?.[1];
  return Number(seconds ?? 0) * 1000;
}

function clampWish(milliseconds: number): number {
  return Math.min(Math.max(milliseconds, 0), longestWish);
}

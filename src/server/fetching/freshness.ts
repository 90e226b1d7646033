type Headers = Record<string, string | string[] | undefined>;

/** Longest time a server's wish is remembered for: the cap of a day is the scheduler's, this one is sanity. */
const longestWish = 30 * 24 * 60 * 60 * 1000;

/** Milliseconds for which an answer says it stays fresh: Cache-Control max-age, else Expires (RFC 9111 §4.2.1). */
export function parseFreshness(headers: Headers, now: number): number | null {
  const maxAge = /(?:^|[\s,])max-age\s*=\s*"?(\d{1,12})/i.exec(
    firstHeader(headers, 'cache-control') ?? '',
  )?.[1];
  if (maxAge !== undefined) {
    const age = Number(firstHeader(headers, 'age') ?? 0) || 0;
    return clampWish((Number(maxAge) - age) * 1000);
  }
  const expires = Date.parse(firstHeader(headers, 'expires') ?? '');
  if (Number.isNaN(expires)) return null;
  // Against the server's own clock when it tells the time, since ours or its may be wrong.
  const date = Date.parse(firstHeader(headers, 'date') ?? '');
  return clampWish(expires - (Number.isNaN(date) ? now : date));
}

/** Milliseconds of a Retry-After header, in seconds or as a date (RFC 9110 §10.2.3); null without one. */
export function parseRetryAfter(headers: Headers, now: number): number | null {
  const value = firstHeader(headers, 'retry-after')?.trim();
  if (value === undefined || value === '') return null;
  if (/^\d+$/.test(value)) return clampWish(Number(value) * 1000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : clampWish(at - now);
}

export function firstHeader(headers: Headers, name: string): string | null {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? null;
}

function clampWish(milliseconds: number): number {
  return Math.min(Math.max(milliseconds, 0), longestWish);
}

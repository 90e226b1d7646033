import type { FetchRequest } from './fetch-result.ts';

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

/** The headers of a request, and whether they make it conditional. What no header may hold is left out. */
export function requestHeaders(request: FetchRequest, userAgent: string) {
  const conditions = {
    ...(isHeaderValue(request.etag) ? { 'if-none-match': request.etag } : {}),
    ...(isHeaderValue(request.lastModified) ? { 'if-modified-since': request.lastModified } : {}),
  };
  const headers: Record<string, string> = {
    'user-agent': isHeaderValue(request.userAgent) ? request.userAgent : userAgent,
    accept: request.accept ?? feedTypes,
    ...conditions,
  };
  return { headers, conditional: Object.keys(conditions).length > 0 };
}

/** Visible characters, spaces and the bytes beyond ASCII that an ETag may have (RFC 9110 §8.8.3). */
function isHeaderValue(value: string | null | undefined): value is string {
  return typeof value === 'string' && /^[\x20-\x7e\x80-\xff]+$/.test(value);
}

import type { FetchFailureKind } from '#shared/fetch-failure.ts';

/** The kind of failure an HTTP status other than 2xx, 304 and redirects stands for. */
export function failureOfStatus(status: number): FetchFailureKind {
  if (status === 401 || status === 407) return 'unauthorized';
  if (status === 402 || status === 403 || status === 451) return 'forbidden';
  if (status === 404) return 'not_found';
  if (status === 410) return 'gone';
  if (status === 408 || status === 504 || status === 524) return 'timeout';
  if (status === 429) return 'rate_limited';
  if (status >= 500) return 'server_error';
  return 'http_error';
}

import type { FetchFailureKind } from '#shared/fetch-failure.ts';

export type FetchRequest = {
  /** http or https; user info in it becomes a Basic header and is left out of everything reported. */
  url: string;
  /** Validators of the copy we have, as the server gave them: they make the request conditional. */
  etag?: string | null;
  lastModified?: string | null;
  /** The Accept header; feeds by default. */
  accept?: string;
  /** Ends the fetch with the outcome `cancelled`. */
  signal?: AbortSignal;
};

type Answered = {
  /** The address that answered, after redirects, without user info. */
  finalUrl: string;
  /** The new address when every hop on the way there was permanent (301, 308); else null. */
  permanentUrl: string | null;
  etag: string | null;
  lastModified: string | null;
  /** Milliseconds for which the server asks not to come back (Cache-Control, else Expires), or null. */
  freshFor: number | null;
};

type Failed = {
  detail: string;
  /** The address that failed, without user info. */
  finalUrl: string;
  /** The HTTP status, or null when there was no answer. */
  status: number | null;
  /** Milliseconds until the server wants to be asked again (Retry-After), or null. */
  retryAfter: number | null;
};

/** How a fetch ends. Durations are milliseconds. `detail` is for the owner's eyes, one line, English. */
export type FetchResult =
  | ({ outcome: 'fetched'; status: number; bytes: Uint8Array; contentType: string | null } & Answered)
  | ({ outcome: 'unchanged' } & Answered)
  | ({ outcome: 'rateLimited'; kind: 'rate_limited' } & Failed)
  | ({ outcome: 'gone'; kind: 'gone' } & Failed)
  | ({ outcome: 'failed'; kind: Exclude<FetchFailureKind, 'gone' | 'rate_limited'> } & Failed)
  | { outcome: 'cancelled' };

export type FetchLimits = {
  /** Milliseconds for DNS, TCP and TLS together. */
  connectTimeout: number;
  /** Milliseconds for the whole fetch, all redirects and the last byte included; waiting for a turn is not. */
  totalTimeout: number;
  /** Bytes of a body, before and after decompression. */
  maxBytes: number;
  maxRedirects: number;
  /** Requests at once to one host. */
  perHost: number;
  /** Milliseconds between two requests to one host; hosts on the owner's list of exceptions need none. */
  perHostGap: number;
};

export const defaultFetchLimits: FetchLimits = {
  connectTimeout: 10_000,
  totalTimeout: 30_000,
  maxBytes: 10 * 1024 * 1024,
  maxRedirects: 5,
  perHost: 2,
  perHostGap: 250,
};

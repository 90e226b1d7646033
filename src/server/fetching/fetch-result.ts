import type { FetchFailureKind } from '#shared/fetch-failure.ts';

export type FetchRequest = {
  /** http or https; user info in it becomes a Basic header and is left out of everything reported. */
  url: string;
  /** The login for the origin of `url`, sent nowhere else; it wins over user info in the address. */
  login?: { user: string; password: string } | null;
  /** The User-Agent header instead of Winnow's own. */
  userAgent?: string | null;
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
  /** Milliseconds for which the server says the copy stays good (Cache-Control, else Expires), or null. */
  freshFor: number | null;
};

/** All lines of the Link header as one (RFC 8288); empty without it. */
type Linked = { linkHeader: string };

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
  | ({ outcome: 'fetched'; status: number; bytes: Uint8Array; contentType: string | null } & Linked &
      Answered)
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

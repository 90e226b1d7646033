import type { IncomingHttpHeaders } from 'node:http';

/** One request the feed server received. `at` is epoch milliseconds of the real clock. */
export type ReceivedRequest = { path: string; headers: IncomingHttpHeaders; at: number };

/** What the feed server answers on a path. Everything left out is as a well-behaved server would do it. */
export type FeedScript = {
  /** 200, or 302 with `redirectTo`. */
  status?: number;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** The Content-Type; `application/xml` for a body without one. Null sends none. */
  contentType?: string | null;
  /** With one of these the server sends it and answers a matching conditional request with 304. */
  etag?: string;
  lastModified?: string;
  /** The Location, absolute or a path. */
  redirectTo?: string;
  /** Sends the body in this Content-Encoding. */
  encoding?: 'gzip' | 'deflate' | 'raw-deflate' | 'br' | 'zstd';
  /** Milliseconds before the answer begins. */
  delay?: number;
  /** Sends the body in pieces of so many bytes, so many milliseconds apart. */
  drip?: { bytes: number; every: number };
  /** Never sends headers, or never ends the body after them. */
  hang?: 'before-headers' | 'after-headers';
  /** Cuts the connection after so many bytes of the body. */
  cutAfter?: number;
};

/** A script, or a function that makes one for each request. */
export type FeedRoute = FeedScript | ((request: ReceivedRequest) => FeedScript);

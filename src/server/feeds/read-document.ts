import { createHash } from 'node:crypto';
import type { FetchResult } from '#server/fetching/fetch-result.ts';
import type { Fetcher } from '#server/fetching/fetcher.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { FetchFailureKind } from '#shared/fetch-failure.ts';
import type { FeedParser } from './feed-parser.ts';
import type { ParsedFeed } from './parsed-feed.ts';

export type ReadDeps = { fetcher: Fetcher; parser: FeedParser; clock: Clock };

/** What we know of the copy that we have, to be told when nothing changed. */
export type KnownCopy = {
  url: string;
  etag: string | null;
  last_modified: string | null;
  content_hash: string | null;
};

/** What the server said about the document besides its content. Durations in milliseconds. */
export type DocumentFacts = {
  permanentUrl: string | null;
  etag: string | null;
  lastModified: string | null;
  freshFor: number | null;
};

export type ReadDocument =
  | { outcome: 'read'; feed: ParsedFeed; contentHash: string; facts: DocumentFacts }
  /** By status 304, or because the same bytes came again. */
  | { outcome: 'unchanged'; facts: DocumentFacts }
  | { outcome: 'failed'; kind: FetchFailureKind; detail: string; url: string; retryAfter: number | null }
  | { outcome: 'cancelled' };

/** Fetches a feed's document and parses it, unless it is the one we have. */
export async function readDocument(
  deps: ReadDeps,
  known: KnownCopy,
  signal?: AbortSignal,
): Promise<ReadDocument> {
  const result = await deps.fetcher.fetch({
    url: known.url,
    etag: known.etag,
    lastModified: known.last_modified,
    ...(signal ? { signal } : {}),
  });
  switch (result.outcome) {
    case 'cancelled':
      return result;
    case 'unchanged':
      return { outcome: 'unchanged', facts: keepValidators(factsOf(result), known) };
    case 'fetched':
      return readBytes(deps, known, result);
    default: {
      const { kind, detail, finalUrl, retryAfter } = result;
      return { outcome: 'failed', kind, detail, url: finalUrl, retryAfter };
    }
  }
}

type Fetched = Extract<FetchResult, { outcome: 'fetched' }>;

async function readBytes(
  { parser, clock }: ReadDeps,
  known: KnownCopy,
  fetched: Fetched,
): Promise<ReadDocument> {
  const contentHash = createHash('sha256').update(fetched.bytes).digest('base64url');
  const facts = factsOf(fetched);
  if (contentHash === known.content_hash) return { outcome: 'unchanged', facts };
  const { finalUrl, contentType } = fetched;
  const parsed = await parser.parse(fetched.bytes, { url: finalUrl, contentType, now: clock.now() });
  if (parsed.ok) return { outcome: 'read', feed: parsed.feed, contentHash, facts };
  return { outcome: 'failed', kind: parsed.kind, detail: parsed.detail, url: finalUrl, retryAfter: null };
}

function factsOf({ permanentUrl, etag, lastModified, freshFor }: DocumentFacts): DocumentFacts {
  return { permanentUrl, etag, lastModified, freshFor };
}

/** A 304 need not repeat what our copy is known by (RFC 9110, 15.4.5): what it leaves out still holds. */
function keepValidators(facts: DocumentFacts, known: KnownCopy): DocumentFacts {
  const { etag, lastModified } = facts;
  return { ...facts, etag: etag ?? known.etag, lastModified: lastModified ?? known.last_modified };
}

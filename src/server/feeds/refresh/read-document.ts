import { createHash } from 'node:crypto';
import type { ParsedFeed } from '#server/feeds/document/parsed-feed.ts';
import type { FeedParser } from '#server/feeds/threads/feed-parser.ts';
import type { FetchResult } from '#server/fetching/fetch-result.ts';
import type { Fetcher } from '#server/fetching/fetcher.ts';
import type { Clock } from '#server/platform/clock.ts';
import { unlessAborted } from '#server/platform/unless-aborted.ts';
import type { FetchFailureKind } from '#shared/fetch-failure.ts';

export type ReadDeps = { fetcher: Pick<Fetcher, 'fetch'>; parser: Pick<FeedParser, 'parse'>; clock: Clock };

/** What we know of the copy that we have, to be told when nothing changed. */
export type KnownCopy = {
  url: string;
  etag: string | null;
  last_modified: string | null;
  content_hash: string | null;
  /** What the owner has it asked with. */
  user_agent?: string | null;
  login_user?: string | null;
  login_password?: string | null;
  /** Hashes of the items that are stored as they are, asked for when the document is another one. */
  knownItems?: () => Promise<readonly string[]>;
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
    userAgent: known.user_agent ?? null,
    login: loginOf(known),
    ...(signal ? { signal } : {}),
  });
  switch (result.outcome) {
    case 'cancelled':
      return result;
    case 'unchanged':
      return { outcome: 'unchanged', facts: keepValidators(factsOf(result), known) };
    case 'fetched':
      return readBytes(deps, known, { fetched: result, signal });
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
  { fetched, signal }: { fetched: Fetched; signal: AbortSignal | undefined },
): Promise<ReadDocument> {
  const contentHash = createHash('sha256').update(fetched.bytes).digest('base64url');
  const facts = factsOf(fetched);
  if (contentHash === known.content_hash) return { outcome: 'unchanged', facts };
  const { finalUrl, contentType } = fetched;
  const source = { url: finalUrl, contentType, now: clock.now() };
  const knownItems = (await known.knownItems?.()) ?? [];
  const parsed = await unlessAborted(parser.parse(fetched.bytes, source, knownItems), signal);
  if (parsed === undefined) return { outcome: 'cancelled' };
  if (parsed.ok) return { outcome: 'read', feed: parsed.feed, contentHash, facts };
  return { outcome: 'failed', kind: parsed.kind, detail: parsed.detail, url: finalUrl, retryAfter: null };
}

function loginOf({ login_user: user, login_password: password }: KnownCopy) {
  return user === null || user === undefined ? null : { user, password: password ?? '' };
}

function factsOf({ permanentUrl, etag, lastModified, freshFor }: DocumentFacts): DocumentFacts {
  return { permanentUrl, etag, lastModified, freshFor };
}

/** A 304 need not repeat what our copy is known by (RFC 9110, 15.4.5): what it leaves out still holds. */
function keepValidators(facts: DocumentFacts, known: KnownCopy): DocumentFacts {
  const { etag, lastModified } = facts;
  return { ...facts, etag: etag ?? known.etag, lastModified: lastModified ?? known.last_modified };
}

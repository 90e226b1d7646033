import { sharesLogin } from '#server/feeds/feed-address.ts';
import type { FeedParser } from '#server/feeds/threads/feed-parser.ts';
import type { FetchResult } from '#server/fetching/fetch-result.ts';
import type { Fetcher } from '#server/fetching/fetcher.ts';
import type { Clock } from '#server/platform/clock.ts';
import type { FetchFailureKind } from '#shared/fetch-failure.ts';
import { readLinkHeader } from './link-header.ts';
import type { PageLinks } from './page-links.ts';
import type { FeedSummary } from './summarise-feed.ts';
import type { Place } from './typed-place.ts';

export type AskDeps = {
  fetcher: Pick<Fetcher, 'fetch'>;
  parser: Pick<FeedParser, 'examine'>;
  clock: Clock;
};

export type AskFailure = { kind: FetchFailureKind; detail: string; url: string };

export type AskedFeed = {
  outcome: 'feed';
  /** The address that was asked. */
  asked: string;
  /** Where the feed is to be kept: the same, unless it moved for good. */
  url: string;
  /** The one that answered. */
  finalUrl: string;
  feed: FeedSummary;
};

/** No feed, but it says something about feeds. `failure`: what to say when that leads nowhere. */
export type AskedPage = { outcome: 'page'; finalUrl: string; page: PageLinks; failure: AskFailure };

export type Asked = AskedFeed | AskedPage | { outcome: 'failed'; failure: AskFailure };

export type Ask = (url: string) => Promise<Asked>;

/** Milliseconds. */
const linkPatience = 15_000;

const noLinks: PageLinks = { declared: [], guessed: [], ofSite: [], refresh: null };

/** Finds out what stands at addresses, until the signal aborts. The login goes to the place's own site only. */
export function createAsk(deps: AskDeps, place: Place, signal: AbortSignal): Ask {
  return async (url) => {
    const login = sharesLogin(place.url, url) ? place.login : null;
    const request = { url, login, userAgent: null, etag: null, lastModified: null };
    const patience = new AbortController();
    // The place itself has the time of every fetch; what it leads to must not make the owner wait for long.
    const cancel =
      url === place.url ? () => undefined : deps.clock.after(linkPatience, () => patience.abort());
    const ended = AbortSignal.any([signal, patience.signal]);
    const result = await deps.fetcher.fetch({ ...request, signal: ended }).finally(cancel);
    if (result.outcome === 'fetched') return examine(deps, { url, isOpen: login === null }, result);
    return { outcome: 'failed', failure: failureOf(result, url) };
  };
}

type Fetched = Extract<FetchResult, { outcome: 'fetched' }>;

async function examine(
  { parser, clock }: AskDeps,
  { url, isOpen }: { url: string; isOpen: boolean },
  fetched: Fetched,
): Promise<Asked> {
  const { bytes, contentType, finalUrl, linkHeader, permanentUrl } = fetched;
  const examined = await parser.examine(bytes, { url: finalUrl, contentType, now: clock.now() });
  if (examined.kind === 'feed') {
    const moves = permanentUrl !== null && (isOpen || sharesLogin(url, permanentUrl));
    return { outcome: 'feed', asked: url, url: moves ? permanentUrl : url, finalUrl, feed: examined.feed };
  }
  const named = readLinkHeader(linkHeader, finalUrl);
  const isPage = examined.kind === 'page';
  const { kind, detail } = isPage ? { kind: 'not_a_feed' as const, detail: 'html' } : examined.failure;
  const failure = { kind, detail, url: finalUrl };
  if (!isPage && named.length === 0) return { outcome: 'failed', failure };
  const page = isPage ? examined.page : noLinks;
  return { outcome: 'page', finalUrl, page: { ...page, declared: [...page.declared, ...named] }, failure };
}

/** What was broken off took too long. */
function failureOf(result: Exclude<FetchResult, Fetched>, url: string): AskFailure {
  if (result.outcome === 'cancelled' || result.outcome === 'unchanged') {
    return { kind: 'timeout', detail: 'the time limit has passed', url };
  }
  return { kind: result.kind, detail: result.detail, url: result.finalUrl };
}

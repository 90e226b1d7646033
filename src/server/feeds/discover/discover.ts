import type { FetchFailureKind } from '#shared/fetch-failure.ts';
import { type Ask, type AskDeps, type Asked, type AskFailure, createAsk } from './ask-address.ts';
import { checkLinks } from './check-links.ts';
import type { Discovered } from './discovered.ts';
import { rankFeed } from './feed-rank.ts';
import { searchPage, tryWellKnown } from './search-page.ts';
import { readSiteRule } from './site-rules.ts';
import type { Place } from './typed-place.ts';

/** Milliseconds for everything, after which what was found until then is all. */
const timeLimit = 40_000;

/** Nothing answered at all: the same may be there by http. */
const unreachable = new Set<FetchFailureKind>(['refused', 'tls', 'timeout', 'network', 'bad_answer']);
/** The front page is closed or missing; the feed need not be. */
const closedDoors = new Set<FetchFailureKind>([
  'forbidden',
  'bot_challenge',
  'not_found',
  'empty',
  'login_page',
]);

/**
 * Finds the feeds of whatever the owner gave: a feed, a page that leads to some, or a place on a site whose
 * addresses are known. Only what was fetched and read is found. Ends early when nobody waits for it any more.
 */
export async function discover(deps: AskDeps, place: Place, signal?: AbortSignal): Promise<Discovered> {
  const limit = new AbortController();
  const cancel = deps.clock.after(timeLimit, () => limit.abort());
  const ended = signal ? AbortSignal.any([limit.signal, signal]) : limit.signal;
  try {
    return await discoverWithin(createAsk(deps, place, ended), place);
  } finally {
    cancel();
  }
}

async function discoverWithin(ask: Ask, place: Place): Promise<Discovered> {
  const url = URL.parse(place.url);
  const rule = url === null ? undefined : readSiteRule(url);
  if (rule && 'hint' in rule) {
    const failure: AskFailure = { kind: 'not_a_feed', detail: 'html', url: place.url };
    return { outcome: 'none', failure, hint: rule.hint };
  }
  if (rule && 'feeds' in rule) {
    const known = rule.feeds.map((feed) => ({ url: feed, title: '' }));
    const { found } = await checkLinks(ask, known, place.url);
    if (found.length > 0) return { outcome: 'found', found };
  }
  const isKnownSite = rule !== undefined && 'page' in rule;
  const first = await askPlace(ask, { ...place, url: isKnownSite ? rule.page : place.url });
  if (first.outcome === 'feed') {
    const rank = rankFeed(first.asked, [first.feed.title], place.url);
    return { outcome: 'found', found: [{ ...first, linkTitle: '', rank }] };
  }
  if (first.outcome === 'page') return searchPage(ask, first, isKnownSite);
  const { failure } = first;
  const isFront = url !== null && url.pathname === '/' && url.search === '';
  if (!isFront || !closedDoors.has(failure.kind)) return { outcome: 'none', failure };
  const { found } = await tryWellKnown(ask, failure.url);
  return found.length > 0 ? { outcome: 'found', found } : { outcome: 'none', failure };
}

async function askPlace(ask: Ask, { url, fallback }: Place): Promise<Asked> {
  const answer = await ask(url);
  if (answer.outcome !== 'failed' || fallback === null || !unreachable.has(answer.failure.kind))
    return answer;
  const other = await ask(fallback);
  // Where neither can be reached, the first says more.
  const isReached = other.outcome !== 'failed' || !unreachable.has(other.failure.kind);
  return isReached ? other : answer;
}

import type { FetchFailureKind } from '#shared/fetch-failure.ts';
import type { Ask, AskedPage, AskFailure } from './ask-address.ts';
import { type CheckedLinks, checkLinks, type FoundFeed } from './check-links.ts';
import type { Discovered } from './discovered.ts';
import { namesFeed } from './looks-like-feed.ts';
import type { PageLink } from './page-links.ts';
import { listWellKnown } from './well-known-paths.ts';

/** Failures of a link that say no more than that there is no feed. */
const nothingThere = new Set<FetchFailureKind>([
  'not_a_feed',
  'not_found',
  'gone',
  'empty',
  'bad_url',
  'unsupported_port',
]);
/** After these the site is not to be asked for one address after another. */
const leaveAlone = new Set<FetchFailureKind>([
  ...(['rate_limited', 'refused', 'timeout', 'dns', 'tls', 'network', 'bot_challenge'] as const),
  ...(['private_address', 'captive_portal', 'server_error'] as const),
]);

/**
 * Looks for feeds by what a page says, then by what looks like a feed on it, where it sends its visitors, on
 * the site's front page, and at last at the usual places. The first of these that brings a feed ends it. A
 * known site is not searched beyond its page.
 */
export async function searchPage(ask: Ask, asked: AskedPage, isKnownSite: boolean): Promise<Discovered> {
  const pages = [asked];
  const seen = new Set<string>();
  const failures: AskFailure[] = [];
  const check: Check = async (links) => {
    const fresh = links.filter(({ url }) => !seen.has(url));
    for (const { url } of fresh) seen.add(url);
    const checked = await checkLinks(ask, fresh, asked.finalUrl);
    failures.push(...checked.failures);
    return checked;
  };

  const { page, finalUrl } = asked;
  let found = await checkPage(check, asked);
  for (const next of isKnownSite ? [page.refresh] : [page.refresh, frontPageOf(finalUrl)]) {
    if (found.length > 0 || next === null) continue;
    const other = await ask(next);
    if (other.outcome === 'feed') found = [{ ...other, linkTitle: '', rank: 0 }];
    if (other.outcome !== 'page' || pages.some((known) => known.finalUrl === other.finalUrl)) continue;
    pages.push(other);
    found = await checkPage(check, other);
  }
  if (found.length > 0) return { outcome: 'found', found };

  const last = pages.find(({ finalUrl: url }) => url !== finalUrl && page.refresh !== null) ?? asked;
  const usual = isKnownSite ? { found: [], tried: [] } : await tryWellKnown(ask, last.finalUrl);
  if (usual.found.length > 0) return { outcome: 'found', found: usual.found };
  const failure = failures.find(({ kind }) => !nothingThere.has(kind));
  if (failure) return { outcome: 'none', failure };
  const isNoFeed = asked.failure.kind === 'not_a_feed';
  const hint = describeSearch(seen.size, usual.tried);
  return { outcome: 'none', failure: asked.failure, ...(isNoFeed ? { hint } : {}) };
}

type Check = (links: PageLink[]) => Promise<CheckedLinks>;

/** What a page declares; what only looks like a feed too, where there is nothing else or it is a list of feeds. */
async function checkPage(check: Check, { page, finalUrl }: AskedPage): Promise<FoundFeed[]> {
  const declared = [...page.ofSite, ...page.declared];
  if (namesFeed(finalUrl)) return (await check([...declared, ...page.guessed])).found;
  const { found } = await check(declared);
  if (found.length > 0) return found;
  const guessed = await check(page.guessed);
  if (guessed.found.length > 0) return guessed.found;
  // Newspapers have a page of all their feeds, to which a link named RSS leads.
  const list = guessed.pages.find((other) => namesFeed(other.finalUrl));
  return list ? (await check([...list.page.declared, ...list.page.guessed])).found : [];
}

/** Null when that is the page itself. */
function frontPageOf(url: string): string | null {
  const { origin, pathname, search } = new URL(url);
  return pathname === '/' && search === '' ? null : `${origin}/`;
}

/** How many of the usual places are asked at once, until some are feeds. */
const placesAtOnce = 4;

/** Tries the usual places of a site, a few at a time. `tried`: their paths. */
export async function tryWellKnown(
  ask: Ask,
  pageUrl: string,
): Promise<Pick<CheckedLinks, 'found'> & { tried: string[] }> {
  const places = listWellKnown(pageUrl);
  const tried: string[] = [];
  for (let start = 0; start < places.length; start += placesAtOnce) {
    const urls = places.slice(start, start + placesAtOnce);
    tried.push(...urls.map((url) => url.slice(new URL(url).origin.length)));
    const links = urls.map((url) => ({ url, title: '' }));
    const { found, failures } = await checkLinks(ask, links, pageUrl);
    if (found.length > 0) return { found, tried };
    if (failures.some(({ kind }) => leaveAlone.has(kind))) break;
  }
  return { found: [], tried };
}

function describeSearch(links: number, tried: string[]): string {
  const some = links === 1 ? 'one link' : `${links} links`;
  const ofPage = links === 0 ? 'it names no feed' : `${some} on it led to none`;
  const more = tried.length > 3 ? ` and ${tried.length - 3} more` : '';
  const places = `, and none was in the usual places (${tried.slice(0, 3).join(', ')}${more})`;
  const usual = tried.length === 0 ? '' : places;
  return `Winnow read the page: ${ofPage}${usual}. If the site has a feed, open it and copy its address.`;
}

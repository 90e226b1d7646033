import type { Fetcher } from '#server/fetching/fetcher.ts';
import { unlessAborted } from '#server/platform/unless-aborted.ts';
import type { PageToFetch } from './full-text-queries.ts';
import type { FullTextFailure } from './full-text-words.ts';
import type { PageReader } from './page-reader.ts';
import type { PageReading } from './read-page.ts';

export type PageDeps = { fetcher: Pick<Fetcher, 'fetch'>; pages: Pick<PageReader, 'read'> };

export type FetchedPage =
  | { outcome: 'read'; page: Extract<PageReading, { ok: true }> }
  | ({ outcome: 'failed' } & FullTextFailure)
  | { outcome: 'cancelled' };

const PAGE_TYPES = 'text/html, application/xhtml+xml, */*;q=0.5';

/** Fetches the page of an article and reads the article in it. What the feed is asked with goes to its own site only. */
export async function fetchPage(
  { fetcher, pages }: PageDeps,
  { url, feed }: PageToFetch,
  signal: AbortSignal,
): Promise<FetchedPage> {
  if (url === null) return { outcome: 'failed', kind: 'no_address', url: '', detail: '' };
  const isOwnSite = feed !== null && URL.parse(feed.url)?.origin === URL.parse(url)?.origin;
  const { login_user: user = null, login_password: password = null } = isOwnSite ? feed : {};
  const fetched = await fetcher.fetch({
    url,
    accept: PAGE_TYPES,
    userAgent: isOwnSite ? feed.user_agent : null,
    login: user === null ? null : { user, password: password ?? '' },
    signal,
  });
  if (fetched.outcome === 'cancelled') return fetched;
  // Nothing was conditional, so nothing can be unchanged.
  if (fetched.outcome === 'unchanged') return { outcome: 'failed', kind: 'http_error', url, detail: '304' };
  if (fetched.outcome !== 'fetched') {
    return { outcome: 'failed', kind: fetched.kind, url: fetched.finalUrl, detail: fetched.detail };
  }
  const { bytes, contentType, finalUrl } = fetched;
  const page = await unlessAborted(pages.read({ bytes, contentType, url: finalUrl }), signal);
  if (page === undefined) return { outcome: 'cancelled' };
  if (page.ok) return { outcome: 'read', page };
  return { outcome: 'failed', kind: page.kind, url: finalUrl, detail: page.detail };
}

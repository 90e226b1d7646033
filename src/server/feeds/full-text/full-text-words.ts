import { failureWords } from '#server/fetching/failure-words.ts';
import type { FailureWords, FetchFailureKind } from '#shared/fetch-failure.ts';
import type { PageReading } from './read-page.ts';

export type FullTextFailure = {
  kind: FetchFailureKind | Extract<PageReading, { ok: false }>['kind'] | 'no_address';
  url: string;
  detail: string;
};

/** What happened and what the owner can do, where a page is meant and not a feed. */
export function fullTextWords({ kind, url, detail }: FullTextFailure): FailureWords {
  const host = URL.parse(url)?.host || 'The site';
  const own = words[kind]?.(host, detail);
  if (own) return own;
  return failureWords(kind as FetchFailureKind, { url, detail, isKept: false });
}

const inBrowser = 'Open the page in a browser.';

const words: Partial<Record<FullTextFailure['kind'], (host: string, detail: string) => FailureWords>> = {
  no_address: () => ({
    text: 'This article has no address of its own, so there is no page to read it from.',
    hint: 'What the feed gave is all there is.',
  }),
  not_a_page: (host, detail) => ({
    text: `${host} sent ${detail}, which is not a web page.`,
    hint: inBrowser,
  }),
  no_article: (host) => ({
    text: `No article was found on the page at ${host}.`,
    hint: `The page may be made by a script or show a video. ${inBrowser}`,
  }),
  too_slow_to_read: (host) => ({
    text: `The page at ${host} is so large or so tangled that reading it took too long.`,
    hint: inBrowser,
  }),
  too_large: (host, detail) => ({
    text: `The page at ${host} is too large (over ${detail}).`,
    hint: inBrowser,
  }),
  bot_challenge: (host) => ({
    text: `${host} shows a test for humans instead of the article.`,
    hint: inBrowser,
  }),
  login_page: (host) => ({
    text: `${host} shows a login form instead of the article.`,
    hint: `Winnow cannot fill in forms. ${inBrowser}`,
  }),
  unauthorized: (host) => ({ text: `${host} asks for a login before it shows this page.`, hint: inBrowser }),
  forbidden: (host) => ({ text: `${host} does not allow Winnow to read this page.`, hint: inBrowser }),
  not_found: (host) => ({
    text: `${host} has no page at the article's address.`,
    hint: 'It may have been removed.',
  }),
  gone: (host) => ({
    text: `${host} says that this page was removed for good.`,
    hint: 'What the feed gave is all there is.',
  }),
  private_address: (host, detail) => ({
    text: `${host} is on a private network (${detail}), and Winnow goes only to public addresses.`,
    hint: `If the site is your own, add ${host} to the setting fetch.allow_private_networks and start Winnow again.`,
  }),
  redirect_loop: (host) => ({
    text: `${host} sends from one address to the next without end.`,
    hint: inBrowser,
  }),
};

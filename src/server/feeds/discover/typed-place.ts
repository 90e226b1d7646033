import { parseFeedAddress } from '#server/feeds/feed-address.ts';
import type { FeedLogin, NewFeed } from '#shared/feed.ts';

/** Where the owner wants a feed from. */
export type Place = {
  url: string;
  /** For the site of `url`, and no other. */
  login: FeedLogin | null;
  /** What to try when nothing can be reached at `url`: the same by http, where no scheme was given. */
  fallback: string | null;
};

/** `@user@host` and `acct:user@host` (RFC 7565). */
const profile = /^(?:acct:@?|@)([\w.-]+)@([\w-]+(?:\.[\w-]+)+)$/i;

/**
 * Reads what people type to get a feed: see `parseFeedAddress`, and a name as the Fediverse writes it. Throws
 * `invalid_request` for a login that cannot be sent.
 */
export function parsePlace({ url: typed, login: given }: NewFeed): Place {
  const text = typed.trim();
  const [, user, host] = profile.exec(text) ?? [];
  if (user && host) return { url: `https://${host}/@${user}`, login: given ?? null, fallback: null };
  const address = parseFeedAddress(text);
  const login = given ?? address.login;
  // A password goes over an open line only where the owner wrote http.
  const isOpen = !hasScheme(text) && login === null && address.url.startsWith('https:');
  return { url: address.url, login, fallback: isOpen ? address.url.replace(/^https:/, 'http:') : null };
}

/** `feed://host/` has none that says how to speak to the host, and `host:8080` none at all. */
function hasScheme(text: string): boolean {
  return /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text.replace(/^feed:(?!\/\/)/i, '').replace(/^feed:\/\//i, ''));
}

import { basicAuthorization, loginOfUrl, mayTakeLogin } from '#server/fetching/basic-login.ts';
import { AppError } from '#shared/app-error.ts';
import type { FeedLogin } from '#shared/feed.ts';

/** An address without user info and fragment, and the login that stood in it. */
export type TypedAddress = { url: string; login: FeedLogin | null };

/**
 * Reads what people type: an address without its scheme, one that begins with feed:, or one with a login in
 * it. What is no web address is returned as it is: fetching it says what is wrong. Throws `invalid_request`
 * for a login that cannot be sent.
 */
export function parseFeedAddress(typed: string): TypedAddress {
  const text = completeAddress(typed);
  const url = URL.parse(text);
  if (!url || !isWebAddress(url)) return { url: text, login: null };
  const login = loginOfUrl(url);
  if (login !== null && !canBeSent(login)) {
    throw new AppError('invalid_request', 'The login in this address cannot be sent.', {
      hint: 'A user name has no colon, and neither it nor the password has control characters or is very long.',
    });
  }
  return { url: withoutUserInfo(url), login };
}

/** Whether a stored address has a login in it: since version 8 of the database none is stored so. */
export function hasUserInfo(stored: string): boolean {
  const url = URL.parse(stored);
  return url !== null && loginOfUrl(url) !== null;
}

/** A stored address as it may be shown. */
export function publicUrl(stored: string): string {
  const url = URL.parse(stored);
  return url && loginOfUrl(url) !== null ? withoutUserInfo(url) : stored;
}

/** Whether a login for one stored address may be sent to another: see `mayTakeLogin`. */
export function sharesLogin(given: string, other: string): boolean {
  const [from, to] = [URL.parse(given), URL.parse(other)];
  return from !== null && to !== null && mayTakeLogin(from, to);
}

function completeAddress(typed: string): string {
  const text = typed
    .trim()
    .replace(/^feed:(\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://');
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`;
}

function isWebAddress({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

/** Some services take a token as the password of nobody: what the fields of a form refuse, an address may say. */
function canBeSent(login: FeedLogin): boolean {
  return basicAuthorization(login) !== null && login.user.length <= 200 && login.password.length <= 500;
}

function withoutUserInfo(address: URL): string {
  const url = new URL(address);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url.href;
}

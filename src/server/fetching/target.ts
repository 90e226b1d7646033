import type { FetchFailureKind } from '#shared/fetch-failure.ts';
import { basicAuthorization, type Login, loginOfUrl, mayTakeLogin } from './basic-login.ts';
import { isBlockedPort } from './blocked-ports.ts';

/** Where one request goes: the address without user info and fragment, and the header made of the former. */
export type Target = { url: URL; authorization: string | null };

type TargetFailure = 'bad_url' | 'unsupported_scheme' | 'unsupported_port' | 'unauthorized';

export type TargetResult =
  | { ok: true; target: Target }
  | { ok: false; kind: Extract<FetchFailureKind, TargetFailure>; detail: string };

/** The detail of `unauthorized` when the login cannot be put into a header. */
export const unsendableLogin = 'a login that cannot be sent';

/**
 * Reads the address that a fetch begins with. Only http and https are gone to, and no port that belongs to
 * another protocol. The login given wins over user info in the address.
 */
export function parseTarget(text: string, login?: Login | null): TargetResult {
  const read = parseAddress(text);
  if (!read.ok) return read;
  const given = login ?? loginOfUrl(read.url);
  const authorization = given && basicAuthorization(given);
  if (given && authorization === null) return { ok: false, kind: 'unauthorized', detail: unsendableLogin };
  return { ok: true, target: { url: plainUrl(read.url), authorization } };
}

/**
 * Reads the Location of a redirect. A login stays with the site it was given for (see `mayTakeLogin`);
 * one written in the Location is not used, since the owner did not give it.
 */
export function parseRedirect(location: string, previous: Target): TargetResult {
  // Bytes beyond ASCII (one character each, as HTTP headers are read) stay the bytes that they are.
  const ascii = location.replace(/[\x80-\xff]/g, (byte) => `%${byte.charCodeAt(0).toString(16)}`);
  const read = parseAddress(ascii, previous.url.href);
  if (!read.ok) return read;
  const authorization = mayTakeLogin(previous.url, read.url) ? previous.authorization : null;
  return { ok: true, target: { url: plainUrl(read.url), authorization } };
}

function parseAddress(text: string, base?: string) {
  const url = URL.parse(text.trim(), base);
  if (!url) return { ok: false, kind: 'bad_url', detail: withoutLogin(text).slice(0, 300) } as const;
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { ok: false, kind: 'unsupported_scheme', detail: url.protocol.slice(0, -1) } as const;
  }
  if (url.port !== '' && isBlockedPort(Number(url.port))) {
    return { ok: false, kind: 'unsupported_port', detail: url.port } as const;
  }
  return { ok: true, url } as const;
}

function plainUrl(url: URL): URL {
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

/** An address as it may be shown, even when it is none: without user info, else as it was. */
export function withoutLogin(text: string): string {
  const url = URL.parse(text);
  // Without a host it only looks like an address: `name:password@example.org` has the scheme `name`.
  if (url && url.host !== '') {
    if (url.username === '' && url.password === '') return text;
    url.username = '';
    url.password = '';
    return url.href;
  }
  // What is no address may hide a login in ways nobody can tell: everything before the last @ goes.
  return text.replace(/^\s*([a-z][a-z\d+.-]*:)?.*@/is, '$1//');
}

/** What requests to the same host have in common; a dot at its end changes nothing. */
export function hostKey(url: URL): string {
  return url.host.replace(/\.(?=$|:)/, '');
}

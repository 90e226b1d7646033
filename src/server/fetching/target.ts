import type { FetchFailureKind } from '#shared/fetch-failure.ts';

/** Where one request goes: the address without user info and fragment, and the header made of the former. */
export type Target = { url: URL; authorization: string | null };

export type TargetResult =
  | { ok: true; target: Target }
  | { ok: false; kind: Extract<FetchFailureKind, 'bad_url' | 'unsupported_scheme'>; detail: string };

/** Reads an address, or a Location relative to the one before. Only http and https are gone to. */
export function parseTarget(text: string, previous?: Target): TargetResult {
  const url = URL.parse(text.trim(), previous?.url.href);
  if (!url) return { ok: false, kind: 'bad_url', detail: withoutLogin(text) };
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return { ok: false, kind: 'unsupported_scheme', detail: url.protocol.slice(0, -1) };
  }
  const own = basicAuthorization(url);
  // A login belongs to the origin it was given for; a redirect must not carry it elsewhere.
  const inherited = previous?.url.origin === url.origin ? previous.authorization : null;
  url.username = '';
  url.password = '';
  url.hash = '';
  return { ok: true, target: { url, authorization: own ?? inherited } };
}

function basicAuthorization(url: URL): string | null {
  if (url.username === '' && url.password === '') return null;
  const login = `${decode(url.username)}:${decode(url.password)}`;
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An address as it may be shown, even when it is none: without user info, at most 300 characters. */
export function withoutLogin(text: string): string {
  return text.replace(/\/\/[^/@\s]*@/, '//').slice(0, 300);
}

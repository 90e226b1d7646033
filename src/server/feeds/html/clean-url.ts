import { isTrackingParameter } from '#server/articles/tracking-parameter.ts';

/** Browsers and servers refuse addresses far beyond this; what is longer is no address to keep. */
const longestUrl = 4096;

/**
 * An absolute http(s) address without tracking parameters and user info, or null for anything else.
 * `base` is what a relative one stands against.
 */
export function resolveUrl(text: string | undefined, base: string | null): string | null {
  const address = repairAddress(text?.trim() ?? '');
  if (address === '' || address.length > longestUrl) return null;
  const url = URL.parse(address, base ?? undefined);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  url.username = '';
  url.password = '';
  return withoutTracking(url);
}

/** Undoes what feeds do to addresses: an ampersand escaped once too often, a host without its scheme, `feed:`. */
function repairAddress(text: string): string {
  return text
    .replace(/&(?:amp;)+/gi, '&')
    .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'http://')
    .replace(/^(?=www\.[^/\s.]+\.)/i, '//');
}

/** Works on the text of the query: rebuilding it would change the spelling of the other parameters. */
function withoutTracking(url: URL): string {
  if (url.search === '') return url.href;
  const parameters = url.search.slice(1).split('&');
  const kept = parameters.filter((parameter) => !isTrackingParameter(parameter.split('=')[0] ?? ''));
  if (kept.length < parameters.length) url.search = kept.join('&');
  return url.href;
}

import { isTrackingParameter } from './tracking-parameter.ts';

/** `/`, or the file that servers show for it: what stands there is another article every day. */
const frontPage = /^(?:\/(?:index\.[a-z]{2,5})?)?$/i;

/**
 * An address without what does not tell articles apart: the scheme, `www.`, the scheme's own port, user
 * info, the fragment, a slash at the end, tracking parameters, and characters escaped for no reason (RFC
 * 3986, 6.2.2). Two addresses with the same key are one article. Null for what is no web address, and for a
 * site's front page.
 */
export function urlKey(address: string | null): string | null {
  const url = address === null ? null : URL.parse(address);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  const host = url.host.replace(/^www\.(?=[^.]+\.)/, '').replace(/\.(?=:|$)/, '');
  const path = plain(url.pathname).replace(/\/+$/, '');
  const query = plainQuery(url.search);
  return query === '' && frontPage.test(path) ? null : `${host}${path}${query}`;
}

/** The order of parameters stays: nothing promises that it means nothing. */
function plainQuery(search: string): string {
  const parameters = search
    .slice(1)
    .split('&')
    .filter((parameter) => parameter !== '' && !isTrackingParameter(parameter.split('=')[0] ?? ''));
  return parameters.length === 0 ? '' : `?${parameters.map(plain).join('&')}`;
}

/** Unreserved characters need no escape, and an escape's digits no case. */
function plain(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : escaped.toUpperCase();
  });
}

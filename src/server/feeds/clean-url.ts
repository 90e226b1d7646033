/** Parameters that only tell a site where its visitor came from. */
const trackingParameter =
  /^(?:utm_[a-z_]+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id|oly_enc_id|oly_anon_id)$/i;

/**
 * An absolute http(s) address without tracking parameters and user info, or null for anything else.
 * `base` is what a relative one stands against.
 */
export function resolveUrl(text: string | undefined, base: string | null): string | null {
  const trimmed = text?.trim();
  if (!trimmed || trimmed.length > 4096) return null;
  const url = URL.parse(trimmed, base ?? undefined);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  url.username = '';
  url.password = '';
  return withoutTracking(url);
}

/** Works on the text of the query: rebuilding it would change the spelling of the other parameters. */
function withoutTracking(url: URL): string {
  if (url.search === '') return url.href;
  const parameters = url.search.slice(1).split('&');
  const kept = parameters.filter((parameter) => !trackingParameter.test(parameter.split('=')[0] ?? ''));
  if (kept.length < parameters.length) url.search = kept.join('&');
  return url.href;
}

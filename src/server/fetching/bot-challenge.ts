import { firstHeader } from './freshness.ts';

/** Sentences and paths of the walls that ask a visitor to prove that he is human. */
const wallMarks = [
  '/cdn-cgi/challenge-platform',
  'cf-chl-',
  '<title>Just a moment...',
  'captcha-delivery.com',
  '_Incapsula_Resource',
  'sucuri_cloudproxy_js',
  'ddos-guard/js-challenge',
  'anubis_challenge',
  'Making sure you&#39;re not a bot',
];

/**
 * Whether an answer is a wall against programs, not the site's own refusal: known by the headers with
 * which Cloudflare, AWS and DataDome mark theirs, or by the page itself.
 */
export function isBotChallenge(
  headers: Record<string, string | string[] | undefined>,
  bodyHead: string,
): boolean {
  if (firstHeader(headers, 'cf-mitigated') === 'challenge') return true;
  if (firstHeader(headers, 'x-amzn-waf-action') !== null) return true;
  if (firstHeader(headers, 'x-datadome') === 'protected' && bodyHead.includes('captcha')) return true;
  return wallMarks.some((mark) => bodyHead.includes(mark));
}

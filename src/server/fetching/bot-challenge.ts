import { firstHeader } from './freshness.ts';

type Headers = Record<string, string | string[] | undefined>;

/** Titles and scripts that only the walls themselves have. */
const wallMarks = [
  '<title>Just a moment...',
  '/cdn-cgi/challenge-platform/h/b/orchestrate/',
  '/cdn-cgi/challenge-platform/h/g/orchestrate/',
  'cf-chl-',
  'Checking your browser before accessing',
  'Enable JavaScript and cookies to continue',
  'captcha-delivery.com',
  '_Incapsula_Resource',
  'sucuri_cloudproxy_js',
  'ddos-guard/js-challenge',
  'anubis_challenge',
  'Making sure you&#39;re not a bot',
  'px-captcha',
  'sec-if-cpt-container',
  'Pardon Our Interruption',
  '<title>Vercel Security Checkpoint',
  '/.within.website/x/cmd/anubis',
  'window.awsWafCookieDomainList',
  'AwsWafIntegration',
];

/** What ordinary pages may have as well, such as one with a form; in a refusal it means a wall. */
const refusalMarks = [
  '/cdn-cgi/challenge-platform',
  'challenges.cloudflare.com',
  'g-recaptcha',
  'hcaptcha.com',
  'Please verify you are a human',
];

/**
 * Whether an answer is a wall against programs, not the site's own refusal: known by the headers with
 * which Cloudflare, AWS, DataDome and Vercel mark theirs, or by the page itself.
 */
export function isBotChallenge(headers: Headers, page: { head: string; refused: boolean }): boolean {
  if (firstHeader(headers, 'cf-mitigated') === 'challenge') return true;
  if (firstHeader(headers, 'x-vercel-mitigated') === 'challenge') return true;
  if (firstHeader(headers, 'x-amzn-waf-action') !== null) return true;
  if (firstHeader(headers, 'x-datadome') === 'protected' && page.head.includes('captcha')) return true;
  const marks = page.refused ? [...wallMarks, ...refusalMarks] : wallMarks;
  return marks.some((mark) => page.head.includes(mark));
}

import type { FeedCandidate } from '#shared/discovery.ts';
import type { FeedLogin } from '#shared/feed.ts';
import type { Sought } from '#web/api/discovery.ts';

/**
 * The one feed of a site that need not be asked about: all others are feeds of comments. Null where there is
 * a choice, or where the owner has it already.
 */
export function findOnlyChoice(candidates: FeedCandidate[]): FeedCandidate | null {
  const [only, ...others] = candidates.filter((candidate) => !candidate.is_comments);
  return only && others.length === 0 && only.feed_id === null ? only : null;
}

/** Best first as they come, with feeds of comments last. */
export function orderFound(candidates: FeedCandidate[]): FeedCandidate[] {
  return [
    ...candidates.filter((candidate) => !candidate.is_comments),
    ...candidates.filter((candidate) => candidate.is_comments),
  ];
}

/** What is ticked to begin with: the best one that is new. */
export function firstTicked(candidates: FeedCandidate[]): ReadonlySet<string> {
  const best = orderFound(candidates).find((candidate) => candidate.feed_id === null);
  return new Set(best && !best.is_comments ? [best.url] : []);
}

/**
 * The login that goes with a feed found at an address: what was typed beside the address or in it. It goes
 * to no other site than the one it was given for.
 */
export function loginFor(feedUrl: string, { url, login }: Sought): FeedLogin | undefined {
  const typed = parseTyped(url);
  if (!typed || typed.origin !== originOf(feedUrl)) return undefined;
  if (login) return login;
  if (typed.username === '') return undefined;
  return { user: decode(typed.username), password: decode(typed.password) };
}

/** The site's name in what was typed, for "Looking for feeds at …"; what was typed itself when it has none. */
export function hostOf(typed: string): string {
  return parseTyped(typed)?.host.replace(/^www\./, '') || typed;
}

function parseTyped(typed: string): URL | null {
  // As the server reads it: what has no scheme is a web address.
  const whole = /^[a-z][a-z\d+.-]*:\/\//i.test(typed) ? typed : `https://${typed}`;
  return URL.canParse(whole) ? new URL(whole) : null;
}

function originOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).origin : null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

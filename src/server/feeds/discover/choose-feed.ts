import { sharesLogin } from '#server/feeds/feed-address.ts';
import { feedExists } from '#server/feeds/read-address.ts';
import { AppError } from '#shared/app-error.ts';
import type { FeedLogin } from '#shared/feed.ts';
import { type DiscoverDeps, type FoundCandidate, findFeeds } from './discover-feeds.ts';
import type { Place } from './typed-place.ts';

/**
 * The one feed of a place, with the login that may be sent to it: what stands there itself, else the only
 * one that is not of comments. Throws `several_feeds` (`details.candidates` are the ones to choose from),
 * `feed_exists` when the owner has it, and `feed_failed`.
 */
export async function chooseFeed(
  deps: DiscoverDeps,
  place: Place,
): Promise<{ url: string; login: FeedLogin | null }> {
  const all = await findFeeds(deps, place);
  const only = findOnly(all, place);
  if (!only) throw severalFeeds(all);
  const { found, candidate } = only;
  const login = sharesLogin(place.url, found.asked) ? place.login : null;
  if (candidate.feed_id !== null) throw await feedExists(deps.db, candidate.feed_id, login);
  return { url: found.asked, login };
}

function findOnly(all: FoundCandidate[], place: Place): FoundCandidate | undefined {
  const itself = all.find(({ found }) => found.asked === place.url || found.asked === place.fallback);
  if (itself) return itself;
  const [first, ...others] = all.filter(({ candidate }) => !candidate.is_comments);
  return others.length === 0 ? first : undefined;
}

function severalFeeds(all: FoundCandidate[]): AppError {
  const candidates = all.map(({ candidate }) => candidate);
  const isOnlyComments = candidates.every((candidate) => candidate.is_comments);
  const message = isOnlyComments ? 'This site has only a feed of comments.' : 'This site has several feeds.';
  const hint = 'Choose the one you want, and add it by its own address.';
  return new AppError('several_feeds', message, { hint, details: { candidates } });
}

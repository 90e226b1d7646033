import type { Database } from '#server/database/open.ts';
import { failureWords } from '#server/fetching/failure-words.ts';
import { AppError } from '#shared/app-error.ts';
import type { FeedLogin } from '#shared/feed.ts';
import type { FetchFailureKind } from '#shared/fetch-failure.ts';
import { sharesLogin } from './feed-address.ts';
import { findFeedByUrl, getStoredFeed } from './feed-queries.ts';
import { type ReadDeps, readDocument } from './refresh/read-document.ts';
import type { FeedContent } from './refresh/store-feed.ts';
import { nameOfFeed } from './shown-feed-queries.ts';

/** An address that the owner wants a feed from, and what it is asked with. */
export type WantedAddress = {
  url: string;
  login: FeedLogin | null;
  userAgent: string | null;
  /** The feed that is to have this address; undefined for a new one. */
  feedId?: number;
};

/**
 * Fetches and reads an address that no feed has, and says under which address to keep it: where it moved for
 * good, it is the new one, unless the login would have to go to another site. Throws `feed_exists` or
 * `feed_failed`.
 */
export async function readAddress(
  deps: ReadDeps & { db: Database },
  wanted: WantedAddress,
): Promise<{ address: string; content: FeedContent }> {
  const { url, login, userAgent } = wanted;
  await refuseKnown(deps.db, wanted);
  const request = {
    ...{ url, etag: null, last_modified: null, content_hash: null, user_agent: userAgent },
    ...loginColumns(login),
  };
  const read = await readDocument(deps, request);
  if (read.outcome === 'failed') throw feedFailed(read);
  if (read.outcome !== 'read') {
    throw new AppError('feed_failed', 'Fetching this feed was interrupted.', { hint: 'Try again.' });
  }
  const moved = read.facts.permanentUrl;
  const address = moved !== null && (login === null || sharesLogin(url, moved)) ? moved : url;
  if (address !== url) await refuseKnown(deps.db, { ...wanted, url: address });
  return { address, content: read };
}

/** Throws `feed_exists` when another feed has this address, with whatever login. */
export async function refuseKnown(
  db: Database,
  { url, login, feedId }: Omit<WantedAddress, 'userAgent'>,
): Promise<void> {
  const known = await findFeedByUrl(db, url);
  if (!known || known.id === feedId) return;
  throw await feedExists(db, known.id, login);
}

/** What is answered when the feed that is wanted is there already. */
export async function feedExists(db: Database, id: number, login: FeedLogin | null): Promise<AppError> {
  const name = nameOfFeed(await getStoredFeed(db, id));
  const hint = login
    ? 'One address is one feed, whatever its login: to use another login, change it in the options of that feed.'
    : undefined;
  return new AppError('feed_exists', `You have this feed already: ${name}.`, {
    ...(hint === undefined ? {} : { hint }),
    details: { feed_id: id },
  });
}

export function loginColumns(login: FeedLogin | null) {
  return { login_user: login?.user ?? null, login_password: login?.password ?? null };
}

/** `hint` in place of what is always said of such a failure. */
export function feedFailed(
  { kind, url, detail }: { kind: FetchFailureKind; url: string; detail: string },
  hint?: string,
): AppError {
  const words = failureWords(kind, { url, detail, isKept: false });
  return new AppError('feed_failed', words.text, { hint: hint ?? words.hint, details: { kind } });
}

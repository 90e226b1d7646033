import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { failureWords } from '#server/fetching/failure-words.ts';
import { AppError } from '#shared/app-error.ts';
import type { Feed } from '#shared/feed.ts';
import { findFeedByUrl, getFeed, insertFeed } from './feed-queries.ts';
import { type ReadDeps, type ReadDocument, readDocument } from './read-document.ts';
import { type RefreshPace, storeFeed } from './store-feed.ts';

export type AddFeedDeps = ReadDeps & { db: Database; bus: EventBus; pace: RefreshPace };

/**
 * Adds a feed by its address: it is fetched and read first, so that nothing is added that is no feed,
 * and its articles stand in the list when this returns. Throws `feed_exists` or `feed_failed`.
 */
export async function addFeed(deps: AddFeedDeps, typed: string): Promise<Feed> {
  const { db, bus, clock } = deps;
  const url = completeAddress(typed);
  await refuseKnown(db, url);
  const read = await readDocument(deps, { url, etag: null, last_modified: null, content_hash: null });
  if (read.outcome === 'failed') throw feedFailed(read);
  if (read.outcome !== 'read') {
    throw new AppError('feed_failed', 'Fetching this feed was interrupted.', { hint: 'Try again.' });
  }
  const address = read.facts.permanentUrl ?? url;
  if (address !== url) await refuseKnown(db, address);

  const now = clock.now();
  const id = await insertFeed(db, { url: address, title: read.feed.title, now });
  if (id === undefined) {
    // Asked for twice at the same moment: the other one was quicker.
    await refuseKnown(db, address);
    throw new AppError('conflict', 'This feed was added and deleted at the same moment.', {
      hint: 'Try again.',
    });
  }
  const { added } = await storeFeed(
    db,
    { id, refresh_minutes: null },
    { content: read, pace: deps.pace, now },
  );
  bus.publish({ type: 'feeds_changed', ids: [id] });
  bus.publish({ type: 'articles_added', feedId: id, ids: added });
  return getFeed(db, id);
}

/** What people type: an address without its scheme, or one that begins with feed:. */
function completeAddress(typed: string): string {
  const text = typed
    .trim()
    .replace(/^feed:(\/\/)?(?=https?:)/i, '')
    .replace(/^feed:\/\//i, 'https://');
  return /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`;
}

async function refuseKnown(db: Database, url: string): Promise<void> {
  const known = await findFeedByUrl(db, url);
  if (!known) return;
  const feed = await getFeed(db, known.id);
  throw new AppError('feed_exists', `You have this feed already: ${feed.title}.`, {
    details: { feed_id: feed.id },
  });
}

function feedFailed({ kind, url, detail }: Extract<ReadDocument, { outcome: 'failed' }>): AppError {
  const { text, hint } = failureWords(kind, { url, detail, isKept: false });
  return new AppError('feed_failed', text, { hint, details: { kind } });
}

import { z } from 'zod';
import { commitWithoutWaiting } from '#server/database/dialect.ts';
import type { Database } from '#server/database/open.ts';
import type { EventBus } from '#server/events/bus.ts';
import { applySettings } from '#server/feeds/change-feed.ts';
import { sharesLogin } from '#server/feeds/feed-address.ts';
import { getStoredFeed, insertFeed, updateFeed } from '#server/feeds/feed-queries.ts';
import { loginColumns } from '#server/feeds/read-address.ts';
import { announceStored } from '#server/feeds/refresh/announce-stored.ts';
import { type ReadDeps, type ReadDocument, readDocument } from '#server/feeds/refresh/read-document.ts';
import { type RefreshPace, storeFeed } from '#server/feeds/refresh/store-feed.ts';
import { type FeedLogin, feedChangeSchema, feedLoginSchema } from '#shared/feed.ts';
import type { ListedOptions } from './feed-list.ts';
import {
  findFeedAt,
  findImportFeed,
  findOrPlaceFolder,
  type StoredImportFeed,
  settleImportFeed,
} from './import-queries.ts';

export type ImportFeedDeps = ReadDeps & { db: Database; bus: EventBus; pace: RefreshPace };

const { refresh_minutes, user_agent, never_judge, always_show, full_text, retention_days, muted, paused } =
  feedChangeSchema.shape;
const storedOptionsSchema = z.object({
  ...{ refresh_minutes, user_agent, never_judge, always_show, full_text, retention_days, muted, paused },
  login: feedLoginSchema.optional(),
});

/**
 * Brings in one feed of an import: like adding it by hand, but how it ends is written on its row, never
 * thrown. The feed and that it was added are one write; should the process end before its articles are
 * stored, they come with its first refresh. Without an answer because of the signal it waits on.
 */
export async function importFeed(
  deps: ImportFeedDeps,
  { importId, position }: { importId: number; position: number },
  signal: AbortSignal,
): Promise<void> {
  const { db } = deps;
  const row = await findImportFeed(db, importId, position);
  if (row?.state !== 'waiting') return;
  if (await settleKnown(db, row, row.url)) return;
  const { login = null, ...options } = storedOptionsSchema.parse(JSON.parse(row.options ?? '{}'));
  const request = { url: row.url, etag: null, last_modified: null, content_hash: null };
  const agent = { user_agent: options.user_agent ?? null };
  const read = await readDocument(deps, { ...request, ...agent, ...loginColumns(login) }, signal);
  if (read.outcome === 'failed') {
    await settleImportFeed(db, row, { state: 'failed', kind: read.kind, detail: read.detail });
  } else if (read.outcome === 'read') {
    const moved = read.facts.permanentUrl;
    const address = moved !== null && (login === null || sharesLogin(row.url, moved)) ? moved : row.url;
    if (address !== row.url && (await settleKnown(db, row, address))) return;
    await storeNew(deps, row, { read, address, login, options });
  }
}

async function settleKnown(db: Database, row: StoredImportFeed, url: string): Promise<boolean> {
  const feedId = await findFeedAt(db, url);
  if (feedId === undefined) return false;
  await settleImportFeed(db, row, { state: 'known', feedId });
  return true;
}

type NewFeedFacts = {
  read: Extract<ReadDocument, { outcome: 'read' }>;
  address: string;
  login: FeedLogin | null;
  options: ListedOptions;
};

async function storeNew(deps: ImportFeedDeps, row: StoredImportFeed, facts: NewFeedFacts): Promise<void> {
  const { db, bus, clock, pace } = deps;
  const { read, options } = facts;
  const now = clock.now();
  // After a power cut both rows are as before, and it has its turn again.
  const id = await commitWithoutWaiting(db, async (transaction) => {
    const feed = { url: facts.address, title: read.feed.title, login: facts.login, now };
    const inserted = await insertFeed(transaction, feed);
    if (inserted === undefined) return undefined;
    const settings = { ...options, ...customTitle(row, read.feed.title) };
    if (Object.keys(settings).length > 0) {
      await applySettings({ db: transaction, clock, pace }, inserted, settings);
    }
    await updateFeed(transaction, inserted, {
      position: row.position,
      folder_id:
        row.folder === null ? null : await findOrPlaceFolder(transaction, row.folder, row.folder_position),
    });
    await settleImportFeed(transaction, row, { state: 'added', feedId: inserted });
    return inserted;
  });
  if (id === undefined) {
    // Added by hand while it was fetched.
    await settleKnown(db, row, facts.address);
    return;
  }
  const stored = await storeFeed(db, await getStoredFeed(db, id), { content: read, pace, now });
  announceStored(bus, id, stored);
}

/** The list's title is the owner's own only where the feed has another. */
function customTitle({ title }: StoredImportFeed, own: string): { custom_title?: string } {
  const isOwn = title === null || title.replace(/\s+/g, ' ') === own.replace(/\s+/g, ' ').trim();
  return isOwn ? {} : { custom_title: title.slice(0, 200) };
}

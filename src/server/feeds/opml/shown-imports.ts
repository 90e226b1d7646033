import type { Database } from '#server/database/open.ts';
import { failureWords } from '#server/fetching/failure-words.ts';
import { withoutLogin } from '#server/fetching/target.ts';
import { toTime, toTimeOrNull } from '#server/platform/time.ts';
import { AppError } from '#shared/app-error.ts';
import type { FeedImport, ImportedFeed } from '#shared/feed-import.ts';
import { fetchFailureKindSchema } from '#shared/fetch-failure.ts';
import {
  countStates,
  findStoredImport,
  listImportFeeds,
  type StoredImport,
  type StoredImportFeed,
} from './import-queries.ts';

/** Feeds that one page of a result lists. */
const FEEDS_A_PAGE = 200;

/** The last import, running or done, as the page shows it. */
export async function findLastImport(db: Database): Promise<FeedImport | null> {
  const stored = await findStoredImport(db);
  return stored ? showImport(db, stored) : null;
}

/** Throws `not_found` for any but the last. */
export async function getStoredImport(db: Database, id: number): Promise<StoredImport> {
  const stored = await findStoredImport(db);
  if (stored?.id !== id) throw new AppError('not_found', 'There is no such import (any more).');
  return stored;
}

/** Throws `not_found`. */
export async function getImport(db: Database, id: number): Promise<FeedImport> {
  return showImport(db, await getStoredImport(db, id));
}

async function showImport(db: Database, stored: StoredImport): Promise<FeedImport> {
  const counts = await countStates(db, stored.id);
  return {
    id: stored.id,
    source: stored.source.includes('://') ? withoutLogin(stored.source) : stored.source,
    started_at: toTime(stored.started_at),
    finished_at: toTimeOrNull(stored.finished_at),
    total: counts.waiting + counts.added + counts.known + counts.failed,
    ...counts,
    left_out: stored.left_out,
  };
}

/** Its feeds in the document's order, 200 at a time. Throws `not_found`. */
export async function listImportedFeeds(
  db: Database,
  id: number,
  { state, offset = 0 }: { state?: ImportedFeed['state'] | undefined; offset?: number | undefined },
): Promise<{ total: number; feeds: ImportedFeed[] }> {
  await getStoredImport(db, id);
  const { total, rows } = await listImportFeeds(db, id, { state, offset, limit: FEEDS_A_PAGE });
  return { total, feeds: rows.map(showFeed) };
}

function showFeed(row: StoredImportFeed): ImportedFeed {
  const { position, title, folder, state, feed_id } = row;
  // What is no web address was kept as it came, with whatever login may stand in it.
  const url = withoutLogin(row.url);
  return { position, url, title, folder, state, feed_id, failure: describeFailure(row) };
}

/** Ends of a try that no fetch tells of. */
const ownWords: Record<string, { text: string; hint: string }> = {
  cancelled: { text: 'The import was cancelled before its turn.', hint: 'Retry brings it in.' },
  internal: {
    text: 'Something went wrong inside Winnow while this feed was stored.',
    hint: 'Retry; if it happens again, the log says more.',
  },
};

function describeFailure(row: StoredImportFeed): ImportedFeed['failure'] {
  if (row.state !== 'failed' || row.failure_kind === null) return null;
  const kind = fetchFailureKindSchema.safeParse(row.failure_kind);
  const context = { url: row.url, detail: row.failure_text ?? '', isKept: false };
  const words = kind.success ? failureWords(kind.data, context) : ownWords[row.failure_kind];
  return words ? { kind: row.failure_kind, ...words } : null;
}

import type { FeedImport } from '#shared/feed-import.ts';

/** An import that has just begun. */
export function makeImport(feedImport: Partial<FeedImport> = {}): FeedImport {
  return {
    id: 1,
    source: 'subscriptions.opml',
    started_at: '2026-11-22T12:00:00Z',
    finished_at: null,
    total: 223,
    waiting: 223,
    added: 0,
    known: 0,
    failed: 0,
    left_out: 0,
    ...feedImport,
  };
}

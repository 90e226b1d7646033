import type { FeedCandidate } from '#shared/discovery.ts';

/** A feed that was found and is new. */
export function makeCandidate(candidate: Partial<FeedCandidate> = {}): FeedCandidate {
  return {
    url: 'https://paper.example/feed.xml',
    title: 'Local Paper',
    kind: 'rss',
    item_count: 20,
    latest: ['First', 'Second', 'Third'],
    newest_at: '2026-11-22T09:00:00Z',
    is_comments: false,
    feed_id: null,
    ...candidate,
  };
}

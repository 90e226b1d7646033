import type { ArticleRow } from '#shared/article.ts';

/** An unread, judged article. */
export function makeRow(change: Partial<ArticleRow> = {}): ArticleRow {
  return {
    id: 1,
    feed_id: 3,
    feed_title: 'Harbour Notes',
    title: 'The bridge is open',
    url: 'https://harbour.example/bridge',
    author: null,
    published_at: '2026-11-20T09:00:00Z',
    read: false,
    starred: false,
    excerpt: 'After nine years.',
    word_count: 460,
    score: 81,
    estimate: null,
    closest_to: null,
    interest: 9,
    quality: 8,
    explanation: 'Close to what you asked for.',
    categories: [],
    state: 'judged',
    rejudging: false,
    stages: null,
    failure_class: null,
    feedback: null,
    ...change,
  };
}

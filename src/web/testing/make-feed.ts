import type { Feed } from '#shared/feed.ts';

/** A feed that was refreshed and has nothing wrong with it. */
export function makeFeed(feed: Partial<Feed> = {}): Feed {
  return {
    id: 1,
    url: 'https://paper.example/feed.xml',
    site_url: null,
    title: 'Local Paper',
    custom_title: null,
    article_count: 40,
    folder_id: null,
    position: 0,
    muted: false,
    muted_until: null,
    always_show: false,
    full_text: 'off',
    retention_days: null,
    icon: null,
    never_judge: false,
    refresh_minutes: null,
    user_agent: null,
    has_login: false,
    paused: null,
    broken_items: 0,
    articles_per_week: 2.5,
    share_read: null,
    last_refreshed_at: null,
    last_success_at: null,
    next_refresh_at: '2026-11-22T12:00:00Z',
    failure: null,
    ...feed,
  };
}

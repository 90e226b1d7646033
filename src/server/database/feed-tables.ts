import type { Generated } from 'kysely';

export type FeedTable = {
  id: Generated<number>;
  url: string;
  site_url: string | null;
  title: string;
  custom_title: string | null;
  etag: string | null;
  last_modified: string | null;
  content_hash: string | null;
  added_at: number;
  next_refresh_at: number;
  last_refreshed_at: number | null;
  last_success_at: number | null;
  failure_count: Generated<number>;
  failure_kind: string | null;
  failure_text: string | null;
  /** The owner's interval; null adapts it to the feed. */
  refresh_minutes: number | null;
  /** Where its server says it moved for good; followed when it says so a second time. */
  moved_to: string | null;
  /** 1: its articles are judged only when the owner asks for it. */
  never_judge: Generated<number>;
  /** Not refreshed by itself since then. */
  paused_at: number | null;
  /** The owner wished it, or its server said that it is gone for good. */
  pause_reason: 'owner' | 'gone' | null;
  /** Sent instead of ours. */
  user_agent: string | null;
  login_user: string | null;
  login_password: string | null;
  /** How long the document itself asks to be left alone. */
  ttl_minutes: number | null;
  /** Items of the last document that were too broken to be read. */
  broken_items: Generated<number>;
};

import type { Generated } from 'kysely';

export type FeedTable = {
  id: Generated<number>;
  url: string;
  site_url: string | null;
  /** The picture that its document names. */
  image_url: string | null;
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
  folder_id: number | null;
  /** Within its folder, by the owner's order. */
  position: Generated<number>;
  /** New articles come as read until then. */
  muted_until: number | null;
  /** 1: nothing hides its articles. */
  always_show: Generated<number>;
  /** 1: whether categories hide its articles has to be worked out anew; 2: that is under way. */
  rescore_due: Generated<number>;
  full_text: Generated<'off' | 'on' | 'automatic'>;
  /** Of its own: null follows the setting for all, 0 keeps for ever. */
  retention_days: number | null;
  icon_id: number | null;
  icon_checked_at: number | null;
};

/** `hashes`: of the items of the last document, with blanks between them. */
export type FeedItemsTable = { feed_id: number; hashes: string };

export type FolderTable = { id: Generated<number>; name: string; name_key: string; position: number };

export type IconTable = { id: Generated<number>; hash: string; mime: string; bytes: Uint8Array };

/** What retention removed, so that a feed which still lists it does not bring it back. */
export type RemovedArticleTable = {
  feed_id: number;
  external_id: string;
  /** When it was removed, later when a document of the feed listed it last. */
  seen_at: number;
};

export type ImportTable = {
  id: Generated<number>;
  source: string;
  started_at: number;
  finished_at: number | null;
  /** Feeds that were too many. */
  left_out: Generated<number>;
};

export type ImportFeedTable = {
  import_id: number;
  /** By the document's order: also what the feed's own position becomes. */
  position: number;
  url: string;
  title: string | null;
  folder: string | null;
  /** Where that folder comes, should it be made. */
  folder_position: number | null;
  /** JSON: the login and the settings of ours that the list names; gone when they are the feed's. */
  options: string | null;
  state: 'waiting' | 'added' | 'known' | 'failed';
  feed_id: number | null;
  failure_kind: string | null;
  failure_text: string | null;
};

import type { FeedParseFailure } from '#server/feeds/document/parsed-feed.ts';
import type { FeedLogin, FeedOptions } from '#shared/feed.ts';

/** Settings of ours that lists of feeds carry. */
export const listedOptionNames = [
  'refresh_minutes',
  'user_agent',
  'never_judge',
  'always_show',
  'full_text',
  'retention_days',
  'muted',
  'paused',
] as const;

/** What an export says of them. What is left out is as on any new feed. */
export type ListedOptions = Pick<FeedOptions, (typeof listedOptionNames)[number]>;

/** One feed of a list, as it is to be added. */
export type ListedFeed = {
  /** Without user info. */
  url: string;
  /** What stood in its address. */
  login: FeedLogin | null;
  /** Null when the list only repeats the address. */
  title: string | null;
  folder: string | null;
  /** It stands further up already, in another folder as a rule. */
  repeats: boolean;
  options: ListedOptions;
};

export type FeedList = {
  /** In the document's order. */
  feeds: ListedFeed[];
  /** Names of folders in the document's order: of an export of ours also the empty ones. */
  folders: string[];
  /** Feeds beyond {@link MAX_LISTED_FEEDS}. */
  leftOut: number;
};

export type FeedListResult = { ok: true; list: FeedList } | FeedParseFailure;

/** Feeds that one list brings in: more than any reader has, and an hour's work. */
export const MAX_LISTED_FEEDS = 20_000;

/** The namespace of our settings in an export. It names them and leads nowhere. */
export const SETTINGS_NAMESPACE = 'https://winnow.invalid/ns/opml';

import type { Generated, GeneratedAlways } from 'kysely';

export type ArticleContentTable = {
  article_id: number;
  /** Sanitised. */
  html: string;
  text: string;
  summary: string | null;
  comments_url: string | null;
  /** The article as its page shows it, sanitised; null until it was fetched. */
  full_html: string | null;
  full_text: string | null;
  full_fetched_at: number | null;
  /** How fetching it failed last; null when it did not. */
  full_failure: string | null;
  /** Set while its page is still to be fetched without being asked for. */
  full_wanted_at: number | null;
  /** Of title, text and html: tells whether an item that comes again has changed. */
  hash: string;
};

/** The same article in another feed. */
export type ArticleDuplicateTable = {
  id: Generated<number>;
  article_id: number;
  feed_id: number;
  external_id: string;
  url: string | null;
  title: string;
  seen_at: number;
  /** Of the article: its own feed. The database keeps it. */
  own_feed_id: GeneratedAlways<number | null>;
  /** Of the article; 2: in Unread and All, 1: in All, 0: blocked. The database keeps it. */
  shelf: GeneratedAlways<0 | 1 | 2>;
};

export type EnclosureTable = {
  id: Generated<number>;
  article_id: number;
  url: string;
  type: string | null;
  length: number | null;
  duration: number | null;
};

export type FeedTagTable = { article_id: number; tag: string };

/** How many articles of a feed (0: of one that is gone) have the same facts; kept by the database itself. */
export type ArticleCountTable = {
  feed_id: number;
  state: string;
  rejudging: number;
  is_read: number;
  is_starred: number;
  /** 1: it has a score or an estimate. */
  is_ranked: number;
  articles: number;
};

/** Articles that were marked read in one go, until that can be taken back no longer. */
export type MarkBatchTable = {
  id: Generated<number>;
  /** Who has it may take the marks back. */
  token: string;
  /** Also the `read_at` of its articles, by which those are told apart that were marked anew since. */
  marked_at: number;
  /** `marking` and `undoing`: parts of it are still to be done, also after a crash. */
  state: 'marking' | 'marked' | 'undoing';
};

export type MarkBatchPartTable = {
  batch_id: number;
  part: number;
  /** JSON: ids to be marked, and once that is done those that were. */
  article_ids: string;
  /** JSON: of these the ones that were the queue's to judge. Null until the part is marked. */
  offered_ids: string | null;
};

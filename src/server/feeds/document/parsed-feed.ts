import type { FetchFailureKind } from '#shared/fetch-failure.ts';

/** What is known about a document besides its bytes. `now` is epoch milliseconds. */
export type FeedSource = {
  /** The address the document came from: what relative links are resolved against in the end. */
  url: string;
  /** The HTTP Content-Type, or null. */
  contentType: string | null;
  now: number;
};

export type ParsedEnclosure = {
  url: string;
  type: string | null;
  /** Bytes, or null when the feed does not say. */
  length: number | null;
  durationSeconds: number | null;
};

/** One article as a feed gave it, made uniform. Times are epoch milliseconds; all but `html` is plain text. */
export type ParsedItem = {
  /** Unique inside the feed: its guid or id, else its link, else a hash of title and date. */
  externalId: string;
  url: string | null;
  /** Never empty: an item without a title is named by the beginning of its text. */
  title: string;
  author: string | null;
  /** Null when the feed gives no date, an impossible one or one in the far future. */
  publishedAt: number | null;
  updatedAt: number | null;
  /** The content, sanitised: safe to show, all addresses absolute. */
  html: string;
  /** The content as plain text, paragraphs apart by an empty line. */
  text: string;
  /** The feed's own summary, when it is not the content itself. */
  summary: string | null;
  /** The beginning of the summary, else of the text. */
  excerpt: string;
  wordCount: number;
  enclosures: ParsedEnclosure[];
  tags: string[];
  imageUrl: string | null;
  language: string | null;
  commentsUrl: string | null;
};

export type ParsedFeed = {
  /** Empty when the feed has none. */
  title: string;
  siteUrl: string | null;
  /** The picture that stands for the whole feed. */
  imageUrl: string | null;
  language: string | null;
  /** Minutes the feed asks to be left alone (`ttl`, `sy:updatePeriod`), at most a day. */
  ttlMinutes: number | null;
  /** In the document's order; of more than {@link maxItems} the newest. */
  items: ParsedItem[];
  /** What the items were made from, those included that were known and are not among `items`. */
  itemHashes: string[];
  /** Of all items of the document, those included that were known. */
  externalIds: string[];
  /** How many items were broken and left out. */
  skipped: number;
};

export type FeedParseFailure = {
  ok: false;
  kind: Extract<FetchFailureKind, 'not_a_feed' | 'empty' | 'broken_xml' | 'too_slow_to_read'>;
  /** For `not_a_feed` what it is instead (`html`, `a list of feeds (OPML)`); else what is broken. */
  detail: string;
};

export type FeedParseResult = { ok: true; feed: ParsedFeed } | FeedParseFailure;

export const maxItems = 1000;
/** Characters of one item's content; what is longer is cut there. */
export const maxItemLength = 2 * 1024 * 1024;

import { parentPort } from 'node:worker_threads';
import { type ExaminedDocument, examineDocument } from '#server/feeds/discover/examine-document.ts';
import { parseFeed } from '#server/feeds/document/parse-feed.ts';
import type { FeedParseResult, FeedSource } from '#server/feeds/document/parsed-feed.ts';
import type { FeedListResult } from '#server/feeds/opml/feed-list.ts';
import { readFeedList } from '#server/feeds/opml/read-feed-list.ts';

/** `known`: hashes of the items that need not be read again. */
export type FeedOrder = { wanted: 'feed'; bytes: Uint8Array; source: FeedSource; known: readonly string[] };

export type FeedListOrder = { wanted: 'feed list'; bytes: Uint8Array; contentType: string | null };

/** What stands there is not known: a feed, a page that leads to one, or neither. */
export type ExamineOrder = { wanted: 'anything'; bytes: Uint8Array; source: FeedSource };

export type ParseOrder = FeedOrder | FeedListOrder | ExamineOrder;

/** For a {@link FeedOrder} the first, for a {@link FeedListOrder} the second, else the third. */
export type ParseAnswer = FeedParseResult | FeedListResult | { ok: true; examined: ExaminedDocument };

/** The thread in which documents are read: `ready` once, then one answer for every order, in order. */
parentPort?.on('message', (order: ParseOrder) => {
  parentPort?.postMessage(answerOrder(order));
});
parentPort?.postMessage('ready');

function answerOrder(order: ParseOrder): ParseAnswer {
  if (order.wanted === 'feed list') return readFeedList(order.bytes, order.contentType);
  if (order.wanted === 'anything') return { ok: true, examined: examineDocument(order.bytes, order.source) };
  return parseFeed(order.bytes, order.source, new Set(order.known));
}

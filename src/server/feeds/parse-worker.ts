import { parentPort } from 'node:worker_threads';
import { parseFeed } from './parse-feed.ts';
import type { FeedSource } from './parsed-feed.ts';

export type ParseOrder = { bytes: Uint8Array; source: FeedSource };

/** The thread in which feeds are parsed: one order in, one result out, one after the other. */
parentPort?.on('message', ({ bytes, source }: ParseOrder) => {
  parentPort?.postMessage(parseFeed(bytes, source));
});

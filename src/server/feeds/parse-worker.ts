import { parentPort } from 'node:worker_threads';
import { parseFeed } from './parse-feed.ts';
import type { FeedSource } from './parsed-feed.ts';

export type ParseOrder = { bytes: Uint8Array; source: FeedSource };

/** The thread in which feeds are parsed: `ready` once, then one result for every order, in order. */
parentPort?.on('message', ({ bytes, source }: ParseOrder) => {
  parentPort?.postMessage(parseFeed(bytes, source));
});
parentPort?.postMessage('ready');

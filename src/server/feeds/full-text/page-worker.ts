import { parentPort } from 'node:worker_threads';
import { type PageOrder, readPage } from './read-page.ts';

/** The thread in which pages are read: `ready` once, then one answer for every order, in order. */
parentPort?.on('message', (order: PageOrder) => {
  parentPort?.postMessage(readPage(order));
});
parentPort?.postMessage('ready');

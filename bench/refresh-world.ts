import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeHugeRss } from '#server/testing/feed-server/make-bodies.ts';
import { documentInRound, FEEDS, HOSTS, makeDocuments } from './refresh-documents.ts';

/**
 * A process of its own with all feeds: {@link HOSTS} addresses of loopback, which are hosts apart, and a host
 * for each of the bad ones. Told a round by a message; ends with the process that started it.
 */
const DELAY = 100;
const BAD_OF_A_KIND = 10;
const HUGE_MEGABYTES = 9;

/** Worlds beside each other have articles of their own. */
const copy = process.argv[2] ?? '';
const documents = makeDocuments().map((document) => document.replaceAll('.example/', `${copy}.example/`));
const huge = makeHugeRss(HUGE_MEGABYTES);
let round = 0;

const servers: string[] = [];
for (let host = 0; host < HOSTS + 3 * BAD_OF_A_KIND; host += 1) {
  servers.push(await listen(`127.0.${1 + Math.floor(host / 200)}.${1 + (host % 200)}`));
}
const feedUrls = documents.map((_, feed) => `${servers[feed % HOSTS]}/feed/${feed}`);
const badUrls = ['dead', 'dripping', 'huge'].flatMap((kind, index) =>
  Array.from(
    { length: BAD_OF_A_KIND },
    (_, number) => `${servers[HOSTS + index * BAD_OF_A_KIND + number]}/${kind}`,
  ),
);

process.on('message', (wanted: { round: number }) => {
  round = wanted.round;
  process.send?.({ round });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ feedUrls, badUrls });

async function listen(address: string): Promise<string> {
  const server = createServer((request, response) => setTimeout(() => answer(request, response), DELAY));
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  return `http://${address}:${(server.address() as AddressInfo).port}`;
}

function answer(request: IncomingMessage, response: ServerResponse): void {
  const [, kind, feed] = (request.url ?? '').split('/');
  const etag = `"${round}"`;
  if (kind === 'dead') return;
  response.setHeader('content-type', 'application/rss+xml; charset=utf-8');
  if (kind === 'dripping') {
    const timer = setInterval(() => response.write('<'), 500);
    response.on('close', () => clearInterval(timer));
  } else if (kind === 'huge') {
    response.end(huge.replace('<title>Huge</title>', `<title>Huge in round ${round}</title>`));
  } else if (request.headers['if-none-match'] === etag) {
    response.writeHead(304).end();
  } else {
    const body = documentInRound(documents[Number(feed)] ?? '', { feed: Number(feed) % FEEDS, round });
    response.writeHead(200, { etag }).end(body);
  }
}

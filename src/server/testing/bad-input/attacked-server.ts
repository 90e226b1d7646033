import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { vi } from 'vitest';
import type { Environment } from '#server/config/load.ts';
import { DATABASE_FILE } from '#server/database/open.ts';
import { digestDatabase } from '#server/testing/digest-database.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { type Operation, readOperations } from './read-operations.ts';

export type AttackedServer = {
  url: () => string;
  send: TestServer['send'];
  /** Every route, as the program describes itself. */
  operations: Operation[];
  /** A text that changes with anything that is stored. */
  digest: () => string;
};

/** Patience for a machine that may be busy, in milliseconds. */
const timeout = 120_000;

/** A library in which a change would be seen. Nothing goes on in it by itself: no feed is due, no model is chosen. */
export async function makeAttackedServer(environment: Environment = {}): Promise<AttackedServer> {
  const server = await makeTestServer({ environment });
  const items = [1, 2, 3].map((number) => ({
    title: `Wave ${number}`,
    url: `https://tidal.example/${number}`,
    html: '<p>A wave of the sea.</p>',
  }));
  server.feeds.set('/feed', {
    body: makeRss({ title: 'Tidal Notes', siteUrl: 'https://tidal.example/', items }),
  });
  await server.saveInterests('Waves of the sea');
  await server.addFeed(server.feeds.url('/feed'));
  await server.send({ method: 'POST', path: '/api/folders', body: { name: 'Coast' } });
  await server.send({ method: 'POST', path: '/api/searches', body: { name: 'Storms', query: 'storm' } });
  await server.send({ method: 'POST', path: '/api/tokens', body: { name: 'A script', scope: 'read' } });
  const isEstimated = async () =>
    (await server.list('unread')).articles.every(({ estimate }) => estimate !== null);
  await server.until(isEstimated);
  // What a first start writes down is there then; what the interests changed is estimated anew once more.
  await server.restart();
  const file = join(server.dataDir, DATABASE_FILE);
  await vi.waitFor(() => expectEstimated(file), { timeout });
  const operations = readOperations(await (await server.send({ path: '/api/openapi.json' })).json());
  return { url: server.url, send: server.send, operations, digest: () => digestDatabase(file) };
}

/** Throws until all estimates are made with what they should be: the formula, the word vectors, the interests. */
function expectEstimated(file: string): void {
  const connection = new DatabaseSync(file, { readOnly: true });
  const row = connection.prepare("select value from settings where key = 'estimates_made_with'").get();
  connection.close();
  if (!/^"1 \S+ 1 /.test(String(row?.['value']))) throw new Error('Not everything is estimated yet.');
}

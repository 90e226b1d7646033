import { once } from 'node:events';
import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';

const server = await makeTestServer();

test('a search ends when nobody waits for it any more', async () => {
  const [asked, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const site = createServer((request) => {
    asked.resolve();
    request.socket.once('close', () => ended.resolve());
  });
  site.listen(0, '127.0.0.1');
  await once(site, 'listening');
  cleanUpLater(() => site.close());
  const address = site.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const waiting = new AbortController();
  const search = fetch(`${server.url()}/api/feeds/discover`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ url: `http://127.0.0.1:${port}/` }),
    signal: waiting.signal,
  });
  await asked.promise;
  waiting.abort();
  await expect(search).rejects.toThrow('aborted');
  await ended.promise;
});

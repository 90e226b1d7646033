import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import { DATABASE_FILE } from '#server/database/open.ts';
import { type BadRequest, oddRequests, refusedRequests } from '#server/testing/bad-input/bad-requests.ts';
import { type Operation, readOperations } from '#server/testing/bad-input/read-operations.ts';
import { type Answer, sendBadRequest } from '#server/testing/bad-input/send-bad-request.ts';
import { digestDatabase } from '#server/testing/digest-database.ts';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { errorBodySchema } from '#shared/app-error.ts';
import { errorStatus } from './error-status.ts';

/** Each route some times over, on a machine that may be busy. */
const timeout = 120_000;
const RUNS = 8;

let server: TestServer;
let operations: Operation[];

/** A library in which a change would be seen. Nothing goes on in it by itself: no feed is due, no model is chosen. */
beforeAll(async () => {
  server = await makeTestServer();
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
  await vi.waitFor(() => expect(readMadeWith()).toMatch(/^"1 \S+ 1 /), { timeout });
  operations = readOperations(await (await server.send({ path: '/api/openapi.json' })).json());
}, timeout);

/** What all estimates were made with: the formula, the word vectors, and the version of the interests. */
function readMadeWith(): unknown {
  const connection = new DatabaseSync(join(server.dataDir, DATABASE_FILE), { readOnly: true });
  const row = connection.prepare("select value from settings where key = 'estimates_made_with'").get();
  connection.close();
  return row?.['value'];
}

/** What is wrong with an answer, in words; undefined: nothing. */
function findFault({ status, type, text }: Answer): string | undefined {
  if (status < 400) return undefined;
  const parsed = type.startsWith('application/json')
    ? errorBodySchema.safeParse(JSON.parse(text))
    : undefined;
  if (!parsed?.success) return `${status} in a shape of its own: ${text.slice(0, 300)}`;
  const { code, message } = parsed.data.error;
  if (errorStatus[code] !== status) return `${code} with the status ${status}`;
  // That Ollama is not there is no fault of the request, and no fault of ours.
  if (status >= 500 && !code.startsWith('ollama_')) return `${status} ${code}: ${message}`;
  return /\n\s+at /.test(text) ? `a stack: ${text.slice(0, 300)}` : undefined;
}

test('what cannot be right is refused with a code, on every route, and nothing is changed by it', {
  timeout,
}, async () => {
  const file = join(server.dataDir, DATABASE_FILE);
  const before = digestDatabase(file);
  let tried = 0;
  for (const operation of operations) {
    const requests = refusedRequests(operation);
    if (!requests) continue;
    const refuse = async (bad: BadRequest) => {
      const answer = await sendBadRequest(server.url(), bad);
      expect({ fault: findFault(answer), refused: answer.status >= 400 && answer.status < 500 }).toEqual({
        fault: undefined,
        refused: true,
      });
    };
    await fc.assert(fc.asyncProperty(requests, refuse), { numRuns: RUNS });
    expect(digestDatabase(file), `${operation.method} ${operation.path} changed something`).toBe(before);
    tried += 1;
  }
  expect(tried).toBeGreaterThan(60);
});

test('whatever is sent to whatever route, the answer is never a fault of ours', { timeout }, async () => {
  // A password that is set by chance locks out whoever comes after.
  const last = ({ path }: Operation) => (path === '/api/access/password' ? 1 : 0);
  for (const operation of operations.toSorted((one, other) => last(one) - last(other))) {
    const answer = async (bad: BadRequest) => {
      expect(findFault(await sendBadRequest(server.url(), bad))).toBeUndefined();
    };
    await fc.assert(fc.asyncProperty(oddRequests(operation), answer), { numRuns: RUNS });
  }
  expect((await server.send({ path: '/api/health' })).status).toBe(200);
});

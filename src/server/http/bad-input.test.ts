import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type AttackedServer, makeAttackedServer } from '#server/testing/bad-input/attacked-server.ts';
import { type BadRequest, oddRequests, refusedRequests } from '#server/testing/bad-input/bad-requests.ts';
import { findFault, findFaultOfRefusal } from '#server/testing/bad-input/find-fault.ts';
import type { Operation } from '#server/testing/bad-input/read-operations.ts';
import { sendBadRequest } from '#server/testing/bad-input/send-bad-request.ts';

/** Each route some times over, on a machine that may be busy. */
const timeout = 120_000;
const RUNS = 8;

let server: AttackedServer;

beforeAll(async () => {
  server = await makeAttackedServer();
}, timeout);

test('what cannot be right is refused with a code, on every route, and nothing is changed by it', {
  timeout,
}, async () => {
  const before = server.digest();
  let tried = 0;
  for (const operation of server.operations) {
    const requests = refusedRequests(operation);
    if (!requests) continue;
    const refuse = async (bad: BadRequest) => {
      expect(findFaultOfRefusal(await sendBadRequest(server.url(), bad))).toBeUndefined();
    };
    await fc.assert(fc.asyncProperty(requests, refuse), { numRuns: RUNS });
    expect(server.digest(), `${operation.method} ${operation.path} changed something`).toBe(before);
    tried += 1;
  }
  expect(tried).toBeGreaterThan(60);
});

test('whatever is sent to whatever route, the answer is never a fault of ours', { timeout }, async () => {
  // A password that is set by chance locks out whoever comes after.
  const last = ({ path }: Operation) => (path === '/api/access/password' ? 1 : 0);
  for (const operation of server.operations.toSorted((one, other) => last(one) - last(other))) {
    const answer = async (bad: BadRequest) => {
      expect(findFault(await sendBadRequest(server.url(), bad))).toBeUndefined();
    };
    await fc.assert(fc.asyncProperty(oddRequests(operation), answer), { numRuns: RUNS });
  }
  expect((await server.send({ path: '/api/health' })).status).toBe(200);
});

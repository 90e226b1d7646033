import { connect } from 'node:net';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Logger, silentLogger } from '#server/platform/logger.ts';
import { type AttackedServer, makeAttackedServer } from '#server/testing/bad-input/attacked-server.ts';
import { bodyKinds, inChunks, makeBadBodies, makeManyIds } from '#server/testing/bad-input/bad-bodies.ts';
import { brokenKinds, makeBroken, makeUnfinished } from '#server/testing/bad-input/broken-requests.ts';
import { findFault, findFaultOfRefusal } from '#server/testing/bad-input/find-fault.ts';
import type { Operation, Schema } from '#server/testing/bad-input/read-operations.ts';
import { sendBadRequest } from '#server/testing/bad-input/send-bad-request.ts';
import { sendBytes } from '#server/testing/bad-input/send-bytes.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';

/** Each kind to every route, on a machine that may be busy. */
const timeout = 120_000;

let server: AttackedServer;

beforeAll(async () => {
  // Who sends slowly is not waited for, so that the test need not be.
  server = await makeAttackedServer({ WINNOW_SERVER_REQUEST_TIMEOUT: '3s' });
}, timeout);

/** Of every route, what is wrong with its answers; empty: nothing. */
async function collectFaults(
  look: (operation: Operation) => Promise<(string | undefined)[]>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const operation of server.operations) {
    const { method, path } = operation;
    const found = (await look(operation)).filter((fault) => fault !== undefined);
    faults.push(...found.map((fault) => `${method} ${path}: ${fault}`));
  }
  return faults;
}

describe('is refused with a code on every route, and changes nothing:', () => {
  test.each(brokenKinds)('%s', { timeout }, async (kind) => {
    const before = server.digest();
    const look = async (operation: Operation) => [
      findFaultOfRefusal(await sendBytes(server.url(), makeBroken(kind, operation))),
    ];
    expect(await collectFaults(look)).toEqual([]);
    expect(server.digest()).toBe(before);
  });

  test.each(bodyKinds)('a body with %s', { timeout }, async (kind) => {
    const before = server.digest();
    let sent = 0;
    const look = async (operation: Operation) => {
      const requests = makeBadBodies(kind, operation);
      sent += requests.length;
      return Promise.all(
        requests.map(async (bad) => findFaultOfRefusal(await sendBadRequest(server.url(), bad))),
      );
    };
    expect(await collectFaults(look)).toEqual([]);
    expect(server.digest()).toBe(before);
    expect(sent).toBeGreaterThan(10);
  });
});

test('10 MB that come without a word of how many they are', { timeout }, async () => {
  const look = async (operation: Operation) => {
    const chunked = operation.method === 'GET' ? [] : makeBadBodies('10 MB', operation).map(inChunks);
    return Promise.all(
      chunked.map(async (bad) => findFaultOfRefusal(await sendBadRequest(server.url(), bad))),
    );
  };
  expect(await collectFaults(look)).toEqual([]);
});

test('a body that comes a byte at a time without end is not waited for, on any route', {
  timeout,
}, async () => {
  const withBody = server.operations.filter(({ body }) => body !== undefined);
  const codes = await Promise.all(
    withBody.map(async (operation) => {
      const answer = await sendBytes(server.url(), makeUnfinished(operation), { drips: true });
      return findFaultOfRefusal(answer) ?? `${operation.path}: ${answer.status}`;
    }),
  );
  expect(codes).toEqual(withBody.map(({ path }) => `${path}: 408`));
});

test('nor is a head', { timeout }, async () => {
  const answer = await sendBytes(server.url(), Buffer.from('GET /api/health HTTP/1.1\r\nX-Odd:'), {
    drips: true,
  });
  expect(answer).toMatchObject({ status: 408, text: expect.stringContaining('"too_slow"') });
});

test('a request whose sender leaves in the midst is no fault that the log tells of', {
  timeout,
}, async () => {
  const heard: object[] = [];
  const answered = Promise.withResolvers<void>();
  const hear = (level: string) => (line: { path?: string; status?: number }) => {
    if (line.path !== '/api/folders') return;
    heard.push({ level, status: line.status });
    if (line.status) answered.resolve();
  };
  const levels = { debug: hear('debug'), warn: hear('warn'), error: hear('error') };
  const { url } = await makeTestServer({ logger: { ...silentLogger, ...levels } as Logger });
  const { hostname: host, port } = new URL(url());
  const head = 'POST /api/folders HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n';
  connect({ host, port: Number(port) }).end(`${head}5\r\n{`);
  await answered.promise;
  expect(heard).toEqual([{ level: 'debug', status: 400 }]);
});

test('what is no HTTP at all is told so', { timeout }, async () => {
  for (const said of [
    'hello\r\n\r\n',
    '\u0016\u0003\u0001\u0002\u0000\u0001',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  ]) {
    expect(findFaultOfRefusal(await sendBytes(server.url(), Buffer.from(said)))).toBeUndefined();
  }
});

test('every list that a route takes has a longest length, and no object takes fields that are not named', () => {
  const look = (schema: Schema, place: string): string[] => {
    const types = [schema.type].flat();
    const isOpen = types.includes('object') && (schema.additionalProperties ?? true) === true;
    const isEndless = types.includes('array') && schema.maxItems === undefined;
    const inside = [
      ...Object.entries(schema.properties ?? {}),
      ...(schema.items ? [['[]', schema.items] as const] : []),
      ...(schema.anyOf ?? []).map((one) => ['|', one] as const),
    ];
    return [
      ...(isOpen || isEndless ? [place] : []),
      ...inside.flatMap(([name, one]) => look(one, `${place} ${name}`)),
    ];
  };
  const open = server.operations.flatMap(({ method, path, body }) =>
    body ? look(body.schema, `${method} ${path}`) : [],
  );
  expect(open).toEqual([]);
});

/** Last, as some routes take so many, and change what they name. */
test('10,000 ids are never a fault of ours', { timeout }, async () => {
  const look = (operation: Operation) =>
    Promise.all(
      makeManyIds(operation).map(async (bad) => findFault(await sendBadRequest(server.url(), bad))),
    );
  expect(await collectFaults(look)).toEqual([]);
});

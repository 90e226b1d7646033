import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeFetching } from '#server/testing/feed-server/make-fetching.ts';
import { testCertificates } from '#server/testing/feed-server/test-certificates.ts';
import { failureWords } from './failure-words.ts';

const { serve, fetcherWith } = makeFetching();
const servers = new Set<Server>();
const usual = getCACertificates('default');

beforeEach(() => setDefaultCACertificates([testCertificates.authority]));
afterEach(() => {
  setDefaultCACertificates(usual);
  for (const server of servers) server.close();
  servers.clear();
});

async function fetchWith(cert: string) {
  const server = createServer({ key: testCertificates.key, cert }, (_, response) => response.end('<rss/>'));
  servers.add(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = (server.address() as AddressInfo).port;
  return fetcherWith().fetch({ url: `https://127.0.0.1:${port}/feed` });
}

function textOf(result: Awaited<ReturnType<typeof fetchWith>>): string {
  if (result.outcome !== 'failed' || result.kind !== 'tls') return result.outcome;
  return failureWords(result.kind, { url: 'https://example.org/', detail: result.detail, isKept: true }).text;
}

describe('a certificate', () => {
  test('that is in order lets the feed through', async () => {
    expect(textOf(await fetchWith(testCertificates.right))).toBe('fetched');
  });

  test.each([
    ['expired', /has expired/],
    ['notYetValid', /not valid yet/],
    ['wrongHost', /certificate of another site/],
  ] as const)('%s is told from other faults', async (name, words) => {
    expect(textOf(await fetchWith(testCertificates[name]))).toMatch(words);
  });

  test('that signed itself, and one whose authority nobody knows, are told apart', async () => {
    setDefaultCACertificates(usual);
    expect(textOf(await fetchWith(testCertificates.selfSigned))).toMatch(/signed its certificate itself/);
    expect(textOf(await fetchWith(testCertificates.right))).toMatch(/without the one that vouches/);
  });

  test('does not come from a server that speaks plain http', async () => {
    const server = await serve({});
    const result = await fetcherWith().fetch({ url: server.url('/').replace('http:', 'https:') });
    expect(textOf(result)).toMatch(/does not speak https/);
  });
});

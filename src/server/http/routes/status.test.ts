import { expect, test, vi } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { testPasswordHash } from '#server/testing/test-password.ts';
import { healthSchema, serverStatusSchema } from '#shared/status.ts';

test('the status says what is wrong and what to do, in the words of health', async () => {
  const server = await makeTestServer();
  const status = await server.read({ path: '/api/status' }, serverStatusSchema);
  expect(status.reasons).toEqual([
    {
      code: 'no_model',
      message: 'No model chosen yet',
      hint: 'Choose the model that reads your articles.',
      link: '/settings/ollama',
    },
  ]);
  expect(status.status).toBe('degraded');
  const health = await server.read({ path: '/api/health' }, healthSchema);
  expect(health).toEqual({ status: 'degraded', reasons: ['no_model'], version: status.version });
});

test('with a model and nothing amiss both are ready', async () => {
  const server = await makeTestServer();
  await server.chooseModel('granite4.1:3b');
  await server.until(async () => expect((await server.status()).state).toBe('idle'));
  const status = await server.read({ path: '/api/status' }, serverStatusSchema);
  expect(status).toMatchObject({ status: 'ready', reasons: [], judging: { state: 'idle', waiting: 0 } });
  const health = await server.read({ path: '/api/health' }, healthSchema);
  expect(health).toMatchObject({ status: 'ready', reasons: [] });
});

test('the figures are of this process, its open streams and its data folder', async () => {
  const server = await makeTestServer();
  const status = await server.read({ path: '/api/status' }, serverStatusSchema);
  expect(status.data.folder).toBe(server.dataDir);
  expect(status.data.database_bytes).toBeGreaterThan(4_096);
  expect(status.data.free_bytes).toBeGreaterThan(0);
  expect(status.memory.resident_bytes).toBeGreaterThan(status.memory.heap_bytes);
  expect(status.event_loop.max_ms).toBeGreaterThanOrEqual(status.event_loop.p50_ms);
  expect(status.node_version).toBe(process.versions.node);
  // The test server itself listens.
  expect(status.streams).toBe(1);
  expect(status.refresh).toEqual({ waiting: 0, running: 0 });
});

test('feeds that are being fetched and those in line are counted', async () => {
  const server = await makeTestServer({ environment: { WINNOW_FEEDS_CONCURRENCY: '1' } });
  for (const path of ['/one', '/two', '/three']) {
    server.feeds.set(path, { body: makeRss({ title: path, siteUrl: 'https://tides.example/', items: [] }) });
    await server.addFeed(server.feeds.url(path));
    server.feeds.set(path, { hang: 'before-headers' });
  }
  await server.send({ method: 'POST', path: '/api/feeds/refresh', body: {} });
  await vi.waitFor(async () => {
    const { refresh } = await server.read({ path: '/api/status' }, serverStatusSchema);
    // Others may begin while a slow one goes on, so how many are where depends on when one looks.
    expect(refresh.running).toBeGreaterThan(0);
    expect(refresh.waiting + refresh.running).toBe(3);
  }, 20_000);
});

test('to a stranger health says only whether all is well, and the status nothing', async () => {
  const server = await makeTestServer({ environment: { WINNOW_AUTH_PASSWORD_HASH: testPasswordHash } });
  const health = await server.read({ path: '/api/health' }, healthSchema);
  expect(health).toEqual({ status: 'degraded', reasons: [], version: null });
  expect(await server.refusal({ path: '/api/status' })).toMatchObject({ code: 'unauthorized' });
});

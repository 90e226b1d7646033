import { expect, test } from 'vitest';
import { makeRss } from '#server/testing/feed-server/make-feeds.ts';
import { makeTestServer } from '#server/testing/make-test-server.ts';
import { createdTokenSchema } from '#shared/access.ts';

const server = await makeTestServer();
const read = async (headers: Record<string, string> = {}) => {
  const answer = await server.send({ path: '/metrics', headers });
  return { status: answer.status, type: answer.headers.get('content-type') ?? '', text: await answer.text() };
};

test('figures come in the text format, and requests stand in them by their route and never by their ids', async () => {
  const items = [{ title: 'Neap tide', url: 'https://tides.example/neap', html: '<p>Low.</p>' }];
  server.feeds.set('/tides', { body: makeRss({ title: 'Tides', siteUrl: 'https://tides.example/', items }) });
  await server.addFeed(server.feeds.url('/tides'));
  await server.send({ path: '/api/articles/987654321' });
  const { status, type, text } = await read();
  expect(status).toBe(200);
  expect(type).toContain('text/plain');
  expect(text).toContain('winnow_articles{view="unread"} 1');
  expect(text).toContain('winnow_feeds{state="well"} 1');
  expect(text).toMatch(/winnow_database_bytes \d{4,}/);
  expect(text).toMatch(
    /winnow_http_request_duration_seconds_count\{method="GET",route="[^"]*\/articles\/:id[^"]*",status="404"\} 1/,
  );
  expect(text).toContain('nodejs_eventloop_lag');
  expect(text).not.toContain('987654321');
});

test('whoever comes by a proxy needs a token or a login once there is a password', async () => {
  const made = { method: 'POST', path: '/api/tokens', body: { name: 'Prometheus', scope: 'read' } } as const;
  const { token } = await server.read(made, createdTokenSchema);
  await server.send({
    method: 'PUT',
    path: '/api/access/password',
    body: { password: 'three calm harbours' },
  });
  expect((await read()).status).toBe(200);
  const byProxy = { 'x-forwarded-for': '203.0.113.7' };
  expect((await read(byProxy)).status).toBe(401);
  expect((await read({ ...byProxy, authorization: `Bearer ${token.slice(0, -1)}` })).status).toBe(401);
  expect((await read({ ...byProxy, authorization: `Bearer ${token}` })).status).toBe(200);
});

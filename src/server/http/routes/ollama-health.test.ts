import { expect, test } from 'vitest';
import { makeTestServer } from '#server/testing/make-test-server.ts';

const path = '/api/ollama/health';
const away = { connected: false, version: null, latency_ms: null };

test('a connected Ollama is told with version and latency, with nothing to say against it', async () => {
  const server = await makeTestServer();
  const answer = await server.send({ path });
  expect([answer.status, await answer.json()]).toEqual([
    200,
    {
      connected: true,
      version: '0.31.2',
      latency_ms: expect.any(Number),
      error_class: null,
      hint: null,
    },
  ]);
});

test('an Ollama that is away, or says nothing within the limit, is a 200 with class and hint', async () => {
  const environment = { WINNOW_OLLAMA_HEALTH_TIMEOUT: '100ms' };
  const server = await makeTestServer({ environment });
  const look = async () => {
    const answer = await server.send({ path });
    return [answer.status, await answer.json()];
  };
  server.ollama.setFaults({ server: 'hang_headers' });
  const hint = expect.stringContaining(server.ollama.url);
  expect(await look()).toEqual([200, { ...away, error_class: 'stalled', hint }]);
  await server.ollama.stop();
  expect(await look()).toEqual([200, { ...away, error_class: 'unreachable', hint }]);
});

import { expect, test } from 'vitest';
import { systemClock } from '#server/platform/clock.ts';
import { cleanUpLater } from '#server/testing/clean-up.ts';
import { startOllamaSimulator } from '#server/testing/ollama-simulator/start-ollama-simulator.ts';
import { createOllamaClient } from './client.ts';
import { trackCalls } from './track-calls.ts';

async function makeTracked() {
  const ollama = await startOllamaSimulator();
  cleanUpLater(ollama.stop);
  const limits = { connectTimeout: 2_000, healthTimeout: 2_000 };
  const client = createOllamaClient({ baseUrl: ollama.url, headers: {}, clock: systemClock, ...limits });
  cleanUpLater(client.close);
  return { ollama, ...trackCalls(client) };
}

const request = { messages: [], options: { num_ctx: 4_096, num_predict: 10 }, keepAlive: '10m' };
const watch = { firstTokenTimeout: 5_000, idleTimeout: 5_000, totalTimeout: 5_000 };

test('a model is in use for as long as a call of it runs, however often', async () => {
  const { client, modelsInCalls } = await makeTracked();
  const chats = [1, 2].map(() => client.chat({ ...request, model: 'llama3.2:3b' }, watch));
  const embedding = client.embed({ model: 'all-minilm', input: ['tides'], keepAlive: '10m' });
  expect(modelsInCalls()).toEqual(['llama3.2:3b', 'all-minilm']);
  await embedding;
  await Promise.all(chats);
  expect(modelsInCalls()).toEqual([]);
});

test('a call that fails or is cancelled leaves nothing behind', async () => {
  const { ollama, client, modelsInCalls } = await makeTracked();
  ollama.setFaults({ chats: ['hang_headers'] });
  const leaving = new AbortController();
  const call = client.chat({ ...request, model: 'llama3.2:3b' }, { ...watch, signal: leaving.signal });
  expect(modelsInCalls()).toEqual(['llama3.2:3b']);
  leaving.abort();
  expect(await call).toMatchObject({ ok: false });
  expect(modelsInCalls()).toEqual([]);
});

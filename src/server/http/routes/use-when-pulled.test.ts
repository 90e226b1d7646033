import { expect, test } from 'vitest';
import { makeTestServer, type TestServer } from '#server/testing/make-test-server.ts';
import { pullSchema } from '#shared/pull.ts';
import { ollamaConfigSchema, savedOllamaConfigSchema } from '#shared/settings.ts';

const model = 'qwen3.5:4b';
/** The large layer takes two seconds. */
const slowly = { ollama: { pullBytesPerSecond: 1_500_000_000 } };

const pullToUse = (server: TestServer, name: string, useFor: 'judging' | 'estimates') =>
  server.read(
    {
      method: 'POST',
      path: '/api/ollama/models/pull',
      body: { model: name, use_for: useFor },
      headers: { accept: 'application/json' },
    },
    pullSchema,
  );
const chosen = async (server: TestServer) => {
  const config = await server.read({ path: '/api/ollama/config' }, ollamaConfigSchema);
  return { judging: config.categorization_model, estimates: config.estimate_model };
};
const isInstalled = (server: TestServer) => async () => server.ollama.installedNames().includes(model);

test('models that are pulled to be used are in use once they are there, each for what it was asked for', async () => {
  const server = await makeTestServer();
  await pullToUse(server, model, 'judging');
  await pullToUse(server, 'embeddinggemma:300m', 'estimates');
  await server.until(async () => {
    const { judging, estimates } = await chosen(server);
    return judging !== null && estimates !== null;
  });
  expect(await chosen(server)).toEqual({ judging: model, estimates: 'embeddinggemma:300m' });
});

test('a restart in the middle of the pull forgets nothing', async () => {
  const server = await makeTestServer(slowly);
  await pullToUse(server, model, 'judging');
  await server.restart();
  await server.until(async () => (await chosen(server)).judging === model);
});

test('who chooses another one meanwhile keeps it', async () => {
  const server = await makeTestServer(slowly);
  await pullToUse(server, model, 'judging');
  const body = { categorization_model: 'llama3.2:3b' };
  await server.read({ method: 'PUT', path: '/api/ollama/config', body }, savedOllamaConfigSchema);
  await server.until(isInstalled(server));
  await pullToUse(server, 'embeddinggemma:300m', 'estimates');
  await server.until(async () => (await chosen(server)).estimates !== null);
  expect((await chosen(server)).judging).toBe('llama3.2:3b');
});

test('a pull that was called off puts nothing into use when the model comes another day', async () => {
  const server = await makeTestServer(slowly);
  await pullToUse(server, model, 'judging');
  await server.send({ method: 'POST', path: '/api/ollama/models/pull/cancel', body: { model } });
  await server.send({ method: 'POST', path: '/api/ollama/models/pull', body: { model } });
  await server.until(isInstalled(server));
  await pullToUse(server, 'embeddinggemma:300m', 'estimates');
  await server.until(async () => (await chosen(server)).estimates !== null);
  expect((await chosen(server)).judging).toBeNull();
});
